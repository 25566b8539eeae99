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

  test('what was taken back can be done again, until something else is done', () => {
    const said: string[] = [];
    const stack = new UndoStack();
    const step = (text: string) => ({
      text,
      undo: () => said.push(`-${text}`),
      redo: () => said.push(`+${text}`),
    });
    stack.push(step('one'));
    stack.push(step('two'));
    stack.undo();
    stack.undo();
    expect([stack.canUndo, stack.canRedo]).toEqual([false, true]);
    expect([stack.redo(), stack.redo(), stack.redo()]).toEqual([true, true, false]);
    expect(said).toEqual(['-two', '-one', '+one', '+two']);
    stack.undo();
    stack.push(step('three'));
    expect(stack.canRedo).toBe(false);
    // A step that cannot be done again ends the row of those that could.
    stack.push({ text: 'four', undo: () => said.push('-four') });
    stack.undo();
    expect([stack.canRedo, stack.latest?.text]).toEqual([false, 'three']);
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
