import { describe, expect, it } from 'vitest';
import type { FacilitatorCommand } from '../../sessions/commands.ts';
import { choice } from '../../sessions/rounds/choice.ts';
import type { ConfigOf } from '../../sessions/rounds/registry.ts';
import { plannedRound } from '../support/planned-round.ts';
import { AGENDA, GivenSession, participant, refusalOf, SYSTEM } from './given.ts';

const statusOf = (given: GivenSession, id: string) => given.state.rounds.get(id)?.status;

describe('agenda and rounds', () => {
  it('[ROUND-1][ROUND-2] at most one round is open, and every way to another closes it', () => {
    const given = new GivenSession().opened('brainstorm').opened('vote');
    expect([statusOf(given, 'brainstorm'), statusOf(given, 'vote')]).toEqual(['closed', 'open']);
    given.facilitate({ type: 'reopen-round', roundId: 'brainstorm' });
    expect([statusOf(given, 'brainstorm'), statusOf(given, 'vote')]).toEqual(['open', 'closed']);
    given.facilitate({ type: 'show-round', roundId: 'vote' });
    expect([statusOf(given, 'brainstorm'), statusOf(given, 'vote')]).toEqual(['closed', 'closed']);
    expect(refusalOf(given.facilitate({ type: 'open-round', roundId: 'vote' }))).toBe('round-not-planned');
    expect(refusalOf(given.facilitate({ type: 'close-round', roundId: 'vote' }))).toBe('round-not-open');
    expect(refusalOf(given.facilitate({ type: 'reopen-round', roundId: 'pause' }))).toBe('round-not-closed');
  });

  it('[ROUND-3] only planned rounds change; a deleted one comes back as it was', () => {
    const given = new GivenSession();
    const edit: FacilitatorCommand = {
      type: 'edit-round',
      notes: '',
      roundId: 'vote',
      title: 'New',
      seconds: null,
      config: AGENDA[1]!.config,
    };
    expect(refusalOf(given.facilitate(edit))).toBeNull();
    expect(given.state.rounds.get('vote')?.title).toBe('New');
    given.facilitate({ type: 'delete-round', roundId: 'vote' });
    expect(given.state.order).toEqual(['brainstorm', 'score', 'pause']);
    expect(refusalOf(given.facilitate({ type: 'open-round', roundId: 'vote' }))).toBe('round-unknown');
    given.facilitate({ type: 'restore-round', roundId: 'vote', index: 1 });
    expect(given.state.order).toEqual(['brainstorm', 'vote', 'score', 'pause']);
    given.opened('vote');
    expect(refusalOf(given.facilitate(edit))).toBe('round-not-planned');
    expect(refusalOf(given.facilitate({ type: 'delete-round', roundId: 'vote' }))).toBe('round-not-planned');
  });

  it('[ROUND-3] rounds are added, duplicated and moved while the session runs', () => {
    const given = new GivenSession();
    const added = given.facilitate({
      type: 'add-round',
      notes: '',
      kind: 'choice',
      title: 'Extra',
      seconds: null,
      config: choice.defaults(() => `i${given.now++}`),
      index: 1,
    });
    expect(added).toMatchObject({ ok: true });
    const id = given.state.order[1]!;
    given.facilitate({ type: 'duplicate-round', roundId: id });
    expect(given.state.rounds.get(given.state.order[2]!)).toMatchObject({
      title: 'Extra',
      status: 'planned',
    });
    given.facilitate({ type: 'move-round', roundId: id, index: 99 });
    expect(given.state.order.at(-1)).toBe(id);
    expect(
      refusalOf(
        given.facilitate({
          type: 'add-round',
          notes: '',
          kind: 'nope',
          title: '',
          seconds: null,
          config: {},
          index: null,
        }),
      ),
    ).toBe('round-kind-unknown');
    expect(
      refusalOf(
        given.facilitate({
          type: 'add-round',
          notes: '',
          kind: 'choice',
          title: '',
          seconds: null,
          config: { maxPicks: 0 },
          index: null,
        }),
      ),
    ).toBe('round-config-invalid');
    expect(
      refusalOf(
        given.facilitate({
          type: 'add-round',
          notes: '',
          kind: '__proto__',
          title: '',
          seconds: null,
          config: {},
          index: null,
        }),
      ),
    ).toBe('round-kind-unknown');
  });

  it('[ROUND-3] more rounds than the limit are refused', () => {
    const given = new GivenSession({ limits: { participants: 9, rounds: 4, contributionsPerRound: 9 } });
    expect(refusalOf(given.facilitate({ type: 'duplicate-round', roundId: 'vote' }))).toBe('too-many-rounds');
  });

  it('[ROUND-4][IDEA-4] items come from the contributions that stand and are not hidden, linked, and stay frozen', () => {
    const given = new GivenSession().join('p1', 'p2').opened('brainstorm');
    const kept = given.contribute('p1', 'keep');
    const hidden = given.contribute('p1', 'hide');
    const gone = given.contribute('p2', 'withdraw');
    given.submit(participant('p2'), {
      type: 'withdraw-contribution',
      roundId: 'brainstorm',
      contributionId: gone,
    });
    given.facilitate({
      type: 'hide-contribution',
      roundId: 'brainstorm',
      contributionId: hidden,
      hidden: true,
    });
    given.opened('score');
    const expected = [{ id: kept, text: 'keep', origin: { roundId: 'brainstorm', contributionId: kept } }];
    expect(given.state.rounds.get('score')?.items).toEqual(expected);
    given.facilitate({ type: 'reopen-round', roundId: 'brainstorm' });
    given.contribute('p2', 'late');
    given.facilitate({ type: 'reopen-round', roundId: 'score' });
    expect(given.state.rounds.get('score')?.items).toEqual(expected);
  });

  it('[ROUND-4] a round without items does not open', () => {
    const given = new GivenSession();
    expect(refusalOf(given.facilitate({ type: 'open-round', roundId: 'score' }))).toBe('no-items');
    expect(given.state.current).toBeNull();
  });

  it('[ROUND-4] a round with more items than fit does not open', () => {
    const agenda = AGENDA.map((round) =>
      round.id === 'brainstorm'
        ? { ...round, config: { ...(round.config as object), perPerson: null } }
        : round,
    );
    const given = new GivenSession({}, agenda).join('p1').opened('brainstorm');
    for (let at = 0; at <= 50; at++) given.contribute('p1', `idea ${at}`);
    expect(refusalOf(given.facilitate({ type: 'open-round', roundId: 'score' }))).toBe('too-many-items');
  });

  it('[ROUND-4] what a kind cannot ask about does not open, and does once it is asked otherwise', () => {
    const weighing = plannedRound('weigh', 'pairwise', {
      source: { from: 'round', roundId: 'brainstorm' },
      method: 'ahp',
    });
    const wide = plannedRound('brainstorm', 'ideas', { perPerson: null });
    const given = new GivenSession({}, [wide, weighing]).join('p1').opened('brainstorm');
    const open: FacilitatorCommand = { type: 'open-round', roundId: 'weigh' };
    given.contribute('p1', 'idea 1');
    expect(refusalOf(given.facilitate(open))).toBe('too-few-items');
    for (let at = 2; at <= 11; at++) given.contribute('p1', `idea ${at}`);
    expect(refusalOf(given.facilitate(open))).toBe('too-many-to-weigh');
    expect(statusOf(given, 'brainstorm')).toBe('open');
    given.facilitate({
      ...{ type: 'edit-round', roundId: 'weigh', title: '', notes: '', seconds: null },
      config: { ...(weighing.config as ConfigOf<'pairwise'>), method: 'bradley-terry' },
    });
    expect(refusalOf(given.facilitate(open))).toBeNull();
    expect(given.state.rounds.get('weigh')?.items).toHaveLength(11);
  });

  it('[ROUND-5] the last opened or shown round is in front; null is the lobby', () => {
    const given = new GivenSession();
    expect(given.state.current).toBeNull();
    given.opened('brainstorm').opened('vote');
    expect(given.state.current).toBe('vote');
    given.facilitate({ type: 'show-round', roundId: 'brainstorm' });
    expect(given.state.current).toBe('brainstorm');
    given.facilitate({ type: 'show-round', roundId: null });
    expect(given.state.current).toBeNull();
    expect(refusalOf(given.facilitate({ type: 'show-round', roundId: 'pause' }))).toBe('round-not-closed');
  });

  it('[ROUND-6] the electorate is frozen at the close and never below who answered', () => {
    const given = new GivenSession().join('p1', 'p2', 'p3').opened('vote');
    given.vote('p1', ['a']);
    given.vote('p2', ['a']);
    given.offline.add('p1').add('p2');
    given.facilitate({ type: 'close-round', roundId: 'vote' });
    given.join('p4');
    expect(given.state.rounds.get('vote')?.atClose).toMatchObject({ eligible: 3, present: 1 });
  });
});

describe('time', () => {
  it('[TIME-1] a timer closes a vote and merely ends in an information round', () => {
    const given = new GivenSession().opened('vote');
    given.now += 60_000;
    given.submit(SYSTEM, { type: 'timer-ran-out', roundId: 'vote' });
    expect(statusOf(given, 'vote')).toBe('closed');
    given.opened('pause');
    given.now += 300_000;
    given.submit(SYSTEM, { type: 'timer-ran-out', roundId: 'pause' });
    expect(given.state.rounds.get('pause')).toMatchObject({ status: 'open', timer: null });
  });

  it('[TIME-2] an extended, removed or paused timer does not run out', () => {
    for (const change of [
      { type: 'extend-timer', roundId: 'vote', seconds: 30 },
      { type: 'set-timer', roundId: 'vote', seconds: null },
      { type: 'pause-session', paused: true },
    ] as const) {
      const given = new GivenSession().opened('vote');
      given.now += 59_999;
      given.facilitate(change);
      given.now += 2;
      given.submit(SYSTEM, { type: 'timer-ran-out', roundId: 'vote' });
      expect(statusOf(given, 'vote'), change.type).toBe('open');
    }
  });

  it('[TIME-3] a pause gives back exactly what was left', () => {
    const given = new GivenSession().opened('vote');
    given.now += 20_000;
    given.facilitate({ type: 'pause-session', paused: true });
    given.now += 1_000_000;
    given.facilitate({ type: 'pause-session', paused: false });
    expect(given.state.rounds.get('vote')?.timer).toEqual({ running: true, endsAt: given.now + 40_000 });
  });

  it('[TIME-3] a timer set or extended during a pause waits for the end of it', () => {
    const given = new GivenSession().opened('vote');
    given.facilitate({ type: 'pause-session', paused: true });
    given.facilitate({ type: 'extend-timer', roundId: 'vote', seconds: 30 });
    expect(given.state.rounds.get('vote')?.timer).toEqual({ running: false, left: 90_000 });
    given.facilitate({ type: 'set-timer', roundId: 'vote', seconds: 10 });
    expect(given.state.rounds.get('vote')?.timer).toEqual({ running: false, left: 10_000 });
  });

  it('[TIME-4] an outage is given back to a running timer', () => {
    const given = new GivenSession().opened('vote');
    given.submit(SYSTEM, { type: 'make-up-outage', downMs: 5_000 });
    expect(given.state.rounds.get('vote')?.timer).toEqual({ running: true, endsAt: 10_000 + 65_000 });
  });
});
