import { describe, expect, test } from 'vitest';
import { UndoStack } from '../../../client/app/undo-stack.svelte.ts';

describe('what can be taken back', () => {
  test('newest first, each once', () => {
    const undone: string[] = [];
    const stack = new UndoStack();
    stack.push({ text: 'one', undo: () => undone.push('one') });
    stack.push({ text: 'two', undo: () => undone.push('two') });
    expect(stack.latest?.text).toBe('two');
    expect([stack.undo(), stack.undo(), stack.undo()]).toEqual([true, true, false]);
    expect(undone).toEqual(['two', 'one']);
  });

  test('the way back in a sentence takes back what the sentence tells of, and then it is off the stack', () => {
    const undone: string[] = [];
    const stack = new UndoStack();
    const first = stack.push({ text: 'one', undo: () => undone.push('one') });
    stack.push({ text: 'two', undo: () => undone.push('two') });
    first();
    first();
    stack.undo();
    expect(undone).toEqual(['one', 'two']);
    expect(stack.latest).toBeNull();
  });
});
