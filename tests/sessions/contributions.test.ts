import { beforeEach, describe, expect, it } from 'vitest';
import { meOf } from '../../sessions/own-view.ts';
import { viewOf } from '../../sessions/views.ts';
import type { Audience } from '../../sessions/state.ts';
import { FACTS, GivenSession, participant, refusalOf } from './given.ts';
import { sessionRecordOf, reportOf } from '../../sessions/report.ts';
import { TEAMS, WORKSHOP } from './workshop.ts';

let given: GivenSession;

beforeEach(() => {
  given = new GivenSession({ settings: { ...TEAMS, teams: [] } }, WORKSHOP).join('p1', 'p2', 'p3');
});

function add(who: string, roundId: string, text: string, categoryId?: string): string {
  const command = { type: 'add-contribution', roundId, text, categoryId } as const;
  const decision = given.submit(participant(who), command);
  return decision.ok ? (decision.result as { contributionId: string }).contributionId : decision.refusal;
}

function seen(audience: Audience, section = 'contribution'): Record<string, unknown>[] {
  const { parts } = viewOf(given.state, given, audience, given.now);
  return Object.entries(parts).flatMap(([key, part]) =>
    key.startsWith(`${section}/`) ? [part as Record<string, unknown>] : [],
  );
}

function idsSeen(audience: Audience): unknown[] {
  return seen(audience).map(({ id }) => id);
}

function ask(who: string, command: Parameters<GivenSession['submit']>[1]): string | null {
  return refusalOf(given.submit(participant(who), command));
}

function direct(command: Parameters<GivenSession['submit']>[1]): string | null {
  return refusalOf(given.facilitate(command));
}

describe('contributions in a workshop', () => {
  it('[IDEA-5] each is in one of the categories there are', () => {
    given.opened('sorted');
    expect(add('p1', 'sorted', 'x')).toBe('category-unknown');
    expect(add('p1', 'sorted', 'x', 'sad')).toBe('category-unknown');
    const id = add('p1', 'sorted', 'x', 'mad');
    expect(seen('facilitator')).toMatchObject([{ id, categoryId: 'mad' }]);
    expect(
      ask('p1', {
        type: 'edit-contribution',
        roundId: 'sorted',
        contributionId: id,
        text: 'x',
        categoryId: 'glad',
      }),
    ).toBeNull();
    expect(seen('facilitator')).toMatchObject([{ id, categoryId: 'glad', edited: true }]);
    given.opened('brainstorm');
    expect(add('p1', 'brainstorm', 'x', 'mad')).toBe('category-unknown');
  });

  it('[SEE-10] a few for inspiration are the latest five, and all after the close', () => {
    given.opened('sorted');
    const ids = Array.from({ length: 7 }, (_, at) => add('p1', 'sorted', `idea ${at}`, 'mad'));
    expect(idsSeen('participants')).toEqual(ids.slice(2));
    expect(idsSeen('wall')).toEqual([]);
    given.facilitate({ type: 'hide-contribution', roundId: 'sorted', contributionId: ids[6]!, hidden: true });
    expect(idsSeen('participants')).toEqual(ids.slice(2, 6));
    given.facilitate({ type: 'close-round', roundId: 'sorted' });
    expect(idsSeen('participants')).toEqual(ids.slice(0, 6));
  });

  it('[IDEA-6] what is held is seen by its author and the facilitator alone until approved', () => {
    given.opened('moderated');
    const id = add('p1', 'moderated', 'mind your words');
    expect(idsSeen('participants')).toEqual([]);
    expect(idsSeen('wall')).toEqual([]);
    expect(seen('facilitator')).toMatchObject([{ id, held: true }]);
    expect(meOf(given.state, 'p1', given.voterOf)?.contributions).toMatchObject([{ id, held: true }]);
    const approve = { type: 'approve-contribution', roundId: 'moderated', contributionId: id } as const;
    expect(direct(approve)).toBeNull();
    expect(idsSeen('wall')).toEqual([id]);
    expect(
      ask('p1', { type: 'edit-contribution', roundId: 'moderated', contributionId: id, text: 'other words' }),
    ).toBeNull();
    expect(idsSeen('wall')).toEqual([]);
  });

  it('[IDEA-7] a corrected wording is marked and can be given back', () => {
    given.opened('brainstorm');
    const id = add('p1', 'brainstorm', 'teh idea');
    const correct = (text: string | null) =>
      direct({ type: 'correct-contribution', roundId: 'brainstorm', contributionId: id, text });
    expect(correct('the idea')).toBeNull();
    expect(seen('wall')).toMatchObject([{ text: 'the idea', corrected: true }]);
    expect(seen('wall')[0]).not.toHaveProperty('original');
    expect(seen('facilitator')).toMatchObject([{ text: 'the idea', original: 'teh idea' }]);
    expect(correct('')).toBe('contribution-empty');
    expect(correct(null)).toBeNull();
    expect(seen('wall')).toMatchObject([{ text: 'teh idea' }]);
    expect(seen('wall')[0]).not.toHaveProperty('corrected');
  });

  it('[IDEA-8] votes are one per participant, replaceable, and only where they are taken', () => {
    given.opened('sorted');
    const contributionId = add('p1', 'sorted', 'x', 'mad');
    const vote = (who: string, vote: 1 | 0 | -1) =>
      ask(who, { type: 'vote-contribution', roundId: 'sorted', contributionId, vote });
    expect([vote('p2', 1), vote('p2', 1), vote('p3', 1), vote('p2', -1)]).toEqual([
      null,
      null,
      null,
      'contribution-votes-off',
    ]);
    expect(seen('participants')).toMatchObject([{ up: 2, down: 0 }]);
    expect(meOf(given.state, 'p2', given.voterOf)?.votes).toEqual({ [contributionId]: 1 });
    expect(vote('p2', 0)).toBeNull();
    expect(seen('participants')).toMatchObject([{ up: 1, down: 0 }]);
    given.opened('brainstorm');
    const other = add('p1', 'brainstorm', 'x');
    expect(
      ask('p2', { type: 'vote-contribution', roundId: 'brainstorm', contributionId: other, vote: 1 }),
    ).toBe('contribution-votes-off');
  });

  it('[IDEA-8] comments are their author’s to withdraw and the facilitator’s to hide', () => {
    given.opened('sorted');
    const contributionId = add('p1', 'sorted', 'x', 'mad');
    const at = { roundId: 'sorted', contributionId };
    const added = given.submit(participant('p2'), { type: 'add-comment', ...at, text: ' indeed ' });
    const { commentId } = (added as { result: { commentId: string } }).result;
    expect(seen('participants')).toMatchObject([{ comments: [{ id: commentId, text: 'indeed' }] }]);
    expect(meOf(given.state, 'p2', given.voterOf)?.comments).toEqual([commentId]);
    expect(ask('p3', { type: 'withdraw-comment', ...at, commentId })).toBe('comment-unknown');
    expect(direct({ type: 'hide-comment', ...at, commentId, hidden: true })).toBeNull();
    expect(seen('participants')[0]).not.toHaveProperty('comments');
    expect(seen('facilitator')).toMatchObject([{ comments: [{ text: 'indeed', hidden: true }] }]);
    expect(ask('p2', { type: 'withdraw-comment', ...at, commentId })).toBeNull();
    given.facilitate({ type: 'hide-contribution', ...at, hidden: true });
    expect(ask('p2', { type: 'add-comment', ...at, text: 'still?' })).toBe('contribution-unknown');
  });

  it('[IDEA-9] clusters are made, filled, undone and dissolved; each contribution is in one or in none', () => {
    given.opened('sorted');
    const [a, b] = ['a', 'b'].map((text) => add('p1', 'sorted', text, 'mad')) as [string, string];
    const arrange = (
      put: { id: string; name: string }[],
      remove: string[],
      move: [string, string | null][],
    ) =>
      direct({
        type: 'arrange',
        roundId: 'sorted',
        put,
        remove,
        move: move.map(([contributionId, clusterId]) => ({ contributionId, clusterId })),
      });
    const places = () => seen('facilitator').map(({ clusterId }) => clusterId ?? null);
    expect(arrange([], [], [[a, 'c1']])).toBe('cluster-unknown');
    expect(
      arrange(
        [{ id: 'c1', name: ' Money ' }],
        [],
        [
          [a, 'c1'],
          [b, 'c1'],
        ],
      ),
    ).toBeNull();
    expect(places()).toEqual(['c1', 'c1']);
    expect(arrange([{ id: 'c2', name: '' }], [], [[b, 'c2']])).toBeNull();
    expect(places()).toEqual(['c1', 'c2']);
    // Its inverse is one command too.
    expect(arrange([], ['c2'], [[b, 'c1']])).toBeNull();
    expect(places()).toEqual(['c1', 'c1']);
    expect(arrange([], ['c1'], [])).toBeNull();
    expect(places()).toEqual([null, null]);
    expect(arrange([], ['c1'], [])).toBe('cluster-unknown');
    expect(arrange([], [], [['nowhere', null]])).toBe('contribution-unknown');
    given.facilitate({ type: 'stop-session' });
    const kept = reportOf({ ...REPORT_FACTS }, sessionRecordOf(given.state)).rounds.find(
      ({ roundId }) => roundId === 'sorted',
    );
    expect(kept?.arrangements.map(({ contributionId, clusterId }) => [contributionId, clusterId])).toEqual([
      [a, 'c1'],
      [b, 'c1'],
      [b, 'c2'],
      [b, 'c1'],
      [a, null],
      [b, null],
    ]);
  });

  it('[IDEA-9] participants arrange only what an open round for everybody puts in front of them', () => {
    given.opened('sorted');
    const id = add('p1', 'sorted', 'a', 'mad');
    const held = add('p1', 'sorted', 'b', 'mad');
    given.facilitate({ type: 'hide-contribution', roundId: 'sorted', contributionId: held, hidden: true });
    const into = (contributionId: string) =>
      ask('p2', {
        type: 'arrange',
        roundId: 'sorted',
        put: [{ id: 'c1', name: 'Ours' }],
        remove: [],
        move: [{ contributionId, clusterId: 'c1' }],
      });
    expect(into(id)).toBe('clustering-off');
    given.opened('board');
    expect(into(held)).toBe('contribution-unknown');
    expect(into(id)).toBeNull();
    for (const audience of ['participants', 'wall'] as const) {
      expect(seen(audience)).toMatchObject([{ id, clusterId: 'c1' }]);
      expect(seen(audience, 'cluster')).toEqual([{ id: 'c1', name: 'Ours' }]);
    }
    given.facilitate({ type: 'close-round', roundId: 'board' });
    expect(into(id)).toBe('clustering-off');
  });

  it('[CMD-5] a moderator moderates, and does nothing of the session’s course', () => {
    given.opened('brainstorm');
    const contributionId = add('p1', 'brainstorm', 'x');
    const moderator = { role: 'moderator', id: 'm' } as const;
    const asked = (command: Parameters<GivenSession['submit']>[1]) =>
      refusalOf(given.submit(moderator, command));
    expect(
      asked({ type: 'hide-contribution', roundId: 'brainstorm', contributionId, hidden: true }),
    ).toBeNull();
    expect(asked({ type: 'close-round', roundId: 'brainstorm' })).toBe('not-allowed');
    expect(asked({ type: 'stop-session' })).toBe('not-allowed');
    expect(given.state.phase).toBe('live');
  });
});

const REPORT_FACTS = {
  sessionId: FACTS.id,
  title: FACTS.title,
  language: FACTS.language,
  startedAt: 1,
  stoppedAt: 2,
  teams: [],
  participants: [],
  damagedAfter: null,
};
