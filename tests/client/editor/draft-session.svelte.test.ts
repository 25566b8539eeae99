import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DidToAgenda } from '../../../client/editor/agenda-undo.ts';
import { DraftSession } from '../../../client/editor/draft-session.svelte.ts';
import { StoredDraft } from './stored-draft.ts';

let stored: StoredDraft;
let done: DidToAgenda[];

function opened(): DraftSession {
  let made = 0;
  const prefix = `id${Math.floor(done.length)}`;
  return new DraftSession(stored.session, {
    api: { save: stored.save, session: stored.find },
    newId: () => `${prefix}-${++made}-${stored.saves}-${done.length}`,
    did: (thing) => done.push(thing),
  });
}

const kinds = (draft: DraftSession): string[] => draft.steps.map(({ kind }) => kind);
const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(500);

beforeEach(() => {
  vi.useFakeTimers();
  stored = new StoredDraft();
  done = [];
});
afterEach(() => void vi.useRealTimers());

describe('preparing a session', () => {
  test('shows a change at once, says that it saves, and saves when typing rests', async () => {
    const draft = opened();
    draft.title = 'B';
    draft.title = 'Budget';
    expect(draft.title).toBe('Budget');
    expect(draft.saving).toEqual({ state: 'saving' });
    await rest();
    expect(draft.saving).toEqual({ state: 'saved' });
    expect(stored.session.title).toBe('Budget');
    expect(stored.saves).toBe(1);
  });

  test('adds, duplicates, moves and removes rounds, and takes each back', async () => {
    const draft = opened();
    const ideas = await draft.add('ideas', null);
    await draft.add('choice', 0);
    expect(kinds(draft)).toEqual(['choice', 'ideas']);
    await draft.duplicate(ideas ?? '');
    expect(kinds(draft)).toEqual(['choice', 'ideas', 'ideas']);
    expect(new Set(draft.steps.map(({ id }) => id)).size).toBe(3);
    draft.move(ideas ?? '', 0);
    expect(kinds(draft)).toEqual(['ideas', 'choice', 'ideas']);
    draft.remove(ideas ?? '');
    expect(kinds(draft)).toEqual(['choice', 'ideas']);
    expect(done.map(({ type }) => type)).toEqual(['added', 'added', 'duplicated', 'moved', 'removed']);
    for (const thing of done.toReversed()) thing.undo();
    expect(kinds(draft)).toEqual([]);
    await rest();
    expect(stored.session.agenda).toEqual([]);
  });

  test('a removed round comes back where it was, as it was', async () => {
    const draft = opened();
    const first = await draft.add('information', null);
    await draft.add('ideas', null);
    draft.edit(first ?? '', { title: 'Welcome', seconds: 60 });
    const before = draft.steps;
    draft.remove(first ?? '');
    done.at(-1)?.undo();
    expect(draft.steps).toEqual(before);
  });

  test('two pages on one draft keep each other’s changes', async () => {
    const here = opened();
    const there = opened();
    const mine = await here.add('ideas', null);
    await rest();
    // The other page still stands on the first version.
    there.title = 'Renamed there';
    await there.add('choice', null);
    await rest();
    expect(there.saving).toEqual({ state: 'saved' });
    expect(there.merges).toBe(1);
    expect(stored.session.title).toBe('Renamed there');
    expect(stored.session.agenda.map(({ kind }) => kind)).toEqual(['ideas', 'choice']);
    here.edit(mine ?? '', { title: 'Typed here' });
    await rest();
    expect(here.title).toBe('Renamed there');
    expect(stored.session.agenda.map(({ title }) => title)).toEqual(['Typed here', '']);
  });

  test('an edit of a round that another page removed is dropped with it', async () => {
    const here = opened();
    const id = await here.add('ideas', null);
    await rest();
    const there = opened();
    there.remove(id ?? '');
    await rest();
    here.edit(id ?? '', { title: 'Too late' });
    await rest();
    expect(stored.session.agenda).toEqual([]);
    expect(here.saving).toEqual({ state: 'saved' });
  });

  test('takes over another page’s changes when it is looked at again, but never over its own', async () => {
    const here = opened();
    const there = opened();
    there.title = 'From there';
    await rest();
    await here.refresh();
    expect(here.title).toBe('From there');
    here.title = 'From here';
    await here.refresh();
    expect(here.title).toBe('From here');
  });

  test('without a connection it says so, keeps the change and tries again by itself', async () => {
    const draft = opened();
    stored.trouble = { code: 'unreachable' };
    draft.title = 'Kept';
    await rest();
    expect(draft.saving).toEqual({ state: 'waiting', problem: { code: 'unreachable' } });
    stored.trouble = null;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(draft.saving).toEqual({ state: 'saved' });
    expect(stored.session.title).toBe('Kept');
  });

  test('what is not accepted stays on the page and is not sent again by itself', async () => {
    const draft = opened();
    stored.trouble = { code: 'round-config-invalid' };
    draft.title = 'Refused';
    await vi.advanceTimersByTimeAsync(60_000);
    expect(draft.saving).toEqual({ state: 'refused', problem: { code: 'round-config-invalid' } });
    expect(stored.saves).toBe(1);
    expect(draft.title).toBe('Refused');
    expect(await draft.saved()).toBe(false);
  });

  test('a session started on another page is no draft any more', async () => {
    const draft = opened();
    stored.session = { ...stored.session, status: 'live', version: 9 };
    draft.title = 'Late';
    await rest();
    expect(draft.saving).toEqual({ state: 'not-a-draft' });
  });
});
