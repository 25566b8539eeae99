import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { ViewStore } from '../../client/live/view-store.svelte.ts';
import type { ContributionPart, Me, Parts, SessionPart, View } from '../../sessions/protocol.ts';

const session: SessionPart = {
  id: 's1',
  title: 'Plans',
  language: 'en',
  phase: 'live',
  joiningLocked: false,
  names: 'none',
  teams: [],
  teamJoin: 'choose',
  current: null,
};
const me: Me = {
  seq: 5,
  participantId: 'p1',
  name: null,
  teamId: null,
  waiting: false,
  ballots: {},
  contributions: [],
  votes: {},
  comments: [],
  ready: false,
};

function view(seq: number, parts: Parts = {}, extra: Partial<View> = {}): View {
  return { seq, audience: 'participants', now: 1_000_000, parts: { session, ...parts }, ...extra };
}

function idea(id: string, at: number): ContributionPart {
  return { id, text: id, at, edited: false };
}

describe('the store of a view', () => {
  test('a patch that joins on is applied, one of the past is left alone, one after a gap is not applied', () => {
    const store = new ViewStore();
    expect(store.takePatch({ from: 0, seq: 1, parts: {} })).toBe('gap');
    store.takeView(view(5));
    expect(store.takePatch({ from: 7, seq: 8, parts: { session: { ...session, title: 'Too early' } } })).toBe(
      'gap',
    );
    expect(store.session?.title).toBe('Plans');
    expect(store.takePatch({ from: 3, seq: 6, parts: { session: { ...session, title: 'Newer' } } })).toBe(
      'applied',
    );
    expect(store.seq).toBe(6);
    expect(store.takePatch({ from: 4, seq: 5, parts: { session: { ...session, title: 'Older' } } })).toBe(
      'stale',
    );
    expect(store.session?.title).toBe('Newer');
    expect(store.takePatch({ from: 6, seq: 6, parts: { people: { joined: 3, online: 2 } } })).toBe('applied');
    expect(store.people?.online).toBe(2);
  });

  test('own answers are as new as they say, whatever the message they come with', () => {
    const store = new ViewStore();
    // A view's parts are those of the last publication; own answers are of now.
    store.takeView(view(5, {}, { me: { ...me, seq: 9, ready: true } }));
    expect(store.meSeq).toBe(9);
    store.takePatch({ from: 5, seq: 8, parts: {}, me: { ...me, seq: 8 } });
    expect(store.me?.ready).toBe(true);
    expect(store.takePatch({ from: 2, seq: 3, parts: {}, me: { ...me, seq: 12 } })).toBe('stale');
    expect(store.meSeq).toBe(12);
    expect(store.me?.ready).toBe(false);
  });

  test('a part that is gone is taken away, and a whole view takes away what it does not hold', () => {
    const store = new ViewStore();
    store.takeView(
      view(1, {
        'contribution/r1/b': idea('b', 2),
        'contribution/r1/a': idea('a', 1),
        'progress/r1': { answered: 1, of: 2, contributions: 2, ready: 0, entered: 0 },
      }),
    );
    expect(store.contributions('r1').map(({ id }) => id)).toEqual(['a', 'b']);
    store.takePatch({ from: 1, seq: 2, parts: { 'contribution/r1/a': null } });
    expect(store.contributions('r1').map(({ id }) => id)).toEqual(['b']);
    store.takeView(view(3));
    expect(store.contributions('r1')).toEqual([]);
    expect(store.progress('r1')).toBeNull();
  });

  test('own answers stay when a whole view says nothing about them', () => {
    const store = new ViewStore();
    store.takeView(view(1, {}, { me }));
    store.takeView(view(2));
    expect(store.me?.participantId).toBe('p1');
  });

  test("timers go by the server's clock, however wrong the device's is", () => {
    let device = 5_000;
    const store = new ViewStore(() => device);
    store.takeView(view(1));
    device += 250;
    expect(store.serverNow()).toBe(1_000_250);
  });

  test('a part redraws what shows it, and nothing else', () => {
    const store = new ViewStore();
    store.takeView(
      view(1, { 'progress/r1': { answered: 0, of: 2, contributions: 0, ready: 0, entered: 0 } }),
    );
    const seen: string[] = [];
    const stop = $effect.root(() => {
      $effect(() => void seen.push(`session ${store.session?.title}`));
      $effect(() => void seen.push(`answered ${store.progress('r1')?.answered}`));
      $effect(() => void seen.push(`ideas ${store.contributions('r1').length}`));
    });
    flushSync();
    seen.length = 0;
    store.takePatch({
      from: 1,
      seq: 2,
      parts: { 'progress/r1': { answered: 1, of: 2, contributions: 0, ready: 0, entered: 0 } },
    });
    flushSync();
    expect(seen).toEqual(['answered 1']);
    seen.length = 0;
    store.takePatch({ from: 2, seq: 3, parts: { 'contribution/r1/a': idea('a', 1) } });
    flushSync();
    expect(seen).toEqual(['ideas 1']);
    stop();
  });
});
