import { flushSync, tick } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import AgendaList from '../../../client/editor/AgendaList.svelte';
import { DraftSession } from '../../../client/editor/draft-session.svelte.ts';
import { AGENDA } from '../../sessions/given.ts';
import { show } from '../in-language.ts';
import { StoredDraft } from './stored-draft.ts';

let draft: DraftSession;
let undo: (() => unknown)[];

beforeEach(() => {
  const stored = new StoredDraft();
  stored.session = { ...stored.session, agenda: AGENDA };
  let made = 0;
  undo = [];
  draft = new DraftSession(stored.session, {
    api: { save: stored.save, session: stored.find },
    newId: () => `new${++made}`,
    did: (done) => undo.push(done.undo),
  });
  show(AgendaList, { editor: draft, selected: null });
});

function rows(): HTMLButtonElement[] {
  return [...document.querySelectorAll<HTMLButtonElement>('button.row')];
}

function titles(): string[] {
  return rows().map((row) => row.querySelector('.title')?.textContent ?? '');
}

async function press(key: string, held: KeyboardEventInit = {}): Promise<void> {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }),
  );
  flushSync();
  await tick();
}

describe('the agenda by keyboard', () => {
  test('Alt with an arrow moves the round, keeps the focus on it, and says where it is now', async () => {
    rows()[0]?.focus();
    await press('ArrowDown', { altKey: true });
    expect(titles()).toEqual(['Which?', 'Ideas', 'How good?', 'Coffee']);
    expect(document.activeElement?.textContent).toContain('Ideas');
    expect(document.querySelector('[role=status]')?.textContent).toBe('Ideas: moved to place 2 of 4.');
    await press('ArrowUp', { altKey: true });
    await press('ArrowUp', { altKey: true });
    expect(titles()[0]).toBe('Ideas');
  });

  test('arrows go from round to round and stop at the ends', async () => {
    rows()[0]?.focus();
    await press('ArrowUp');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(document.activeElement).toBe(rows()[2]);
    for (let again = 0; again < 5; again++) await press('ArrowDown');
    expect(document.activeElement).toBe(rows()[3]);
  });

  test('Delete takes a round out and the focus stays in the list; undo puts it back', async () => {
    rows()[1]?.focus();
    await press('Delete');
    expect(titles()).toEqual(['Ideas', 'How good?', 'Coffee']);
    expect(document.activeElement).toBe(rows()[1]);
    undo.at(-1)?.();
    flushSync();
    expect(titles()).toEqual(['Ideas', 'Which?', 'How good?', 'Coffee']);
  });

  test('D duplicates', async () => {
    rows()[3]?.focus();
    await press('d');
    expect(titles()).toEqual(['Ideas', 'Which?', 'How good?', 'Coffee', 'Coffee']);
  });
});
