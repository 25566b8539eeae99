import { describe, expect, it } from 'vitest';
import { meOf } from '../../sessions/own-view.ts';
import { viewOf } from '../../sessions/views.ts';
import { AGENDA, FACILITATOR, GivenSession, participant, refusalOf, SYSTEM } from './given.ts';
import { WORKSHOP } from './workshop.ts';

const TEAMS = [
  { id: 't1', name: 'North' },
  { id: 't2', name: 'South' },
];
const join = (
  over: Partial<{ participantId: string; name: string | null; teamId: string | null; waiting: boolean }> = {},
) => ({ type: 'join', participantId: 'p1', name: null, teamId: null, waiting: false, ...over }) as const;

describe('joining', () => {
  it('[JOIN-1] is refused before the start and after the stop, and possible while live or paused', () => {
    const unborn = new GivenSession({}, AGENDA, false);
    expect(refusalOf(unborn.submit(SYSTEM, join()))).toBe('session-not-live');
    const given = new GivenSession();
    expect(refusalOf(given.submit(SYSTEM, join()))).toBeNull();
    given.facilitate({ type: 'pause-session', paused: true });
    expect(refusalOf(given.submit(SYSTEM, join({ participantId: 'p2' })))).toBeNull();
    given.facilitate({ type: 'stop-session' });
    expect(refusalOf(given.submit(SYSTEM, join({ participantId: 'p3' })))).toBe('session-stopped');
  });

  it.each([
    ['none', null, null],
    ['none', 'Ada', 'name-not-asked'],
    ['optional', null, null],
    ['optional', 'Ada', null],
    ['required', null, 'name-required'],
    ['required', 'Ada', null],
  ] as const)('[JOIN-2][PL-29] with names %s, the name %s gives %s', (names, name, expected) => {
    const given = new GivenSession({ settings: { names, teams: [], teamJoin: 'choose' } });
    expect(refusalOf(given.submit(SYSTEM, join({ name })))).toBe(expected);
  });

  it('[JOIN-3] a team is needed where there are teams, and must be one of them', () => {
    const given = new GivenSession({ settings: { names: 'none', teams: TEAMS, teamJoin: 'choose' } });
    expect(refusalOf(given.submit(SYSTEM, join()))).toBe('team-required');
    expect(refusalOf(given.submit(SYSTEM, join({ teamId: 't9' })))).toBe('team-unknown');
    expect(refusalOf(given.submit(SYSTEM, join({ teamId: 't2' })))).toBeNull();
    expect(refusalOf(new GivenSession().submit(SYSTEM, join({ teamId: 't1' })))).toBe('team-unknown');
  });

  it('[JOIN-4] a locked door keeps out who is outside and lets who is inside go on', () => {
    const given = new GivenSession().join('p1');
    given.facilitate({ type: 'lock-joining', locked: true });
    expect(refusalOf(given.submit(SYSTEM, join({ participantId: 'p2' })))).toBe('joining-locked');
    given.opened('vote');
    expect(refusalOf(given.vote('p1', ['a']))).toBeNull();
    given.facilitate({ type: 'lock-joining', locked: false });
    expect(refusalOf(given.submit(SYSTEM, join({ participantId: 'p2' })))).toBeNull();
  });

  it('[JOIN-5] one more than the limit is refused, and a removal makes no place', () => {
    const given = new GivenSession({ limits: { participants: 2, rounds: 9, contributionsPerRound: 9 } }).join(
      'p1',
      'p2',
    );
    expect(refusalOf(given.submit(SYSTEM, join({ participantId: 'p3' })))).toBe('session-full');
    given.facilitate({ type: 'remove-participant', participantId: 'p1' });
    expect(refusalOf(given.submit(SYSTEM, join({ participantId: 'p3' })))).toBe('session-full');
  });

  it('[JOIN-6] who waits may do nothing and counts for nothing until admitted', () => {
    const given = new GivenSession().join('p1');
    given.submit(SYSTEM, join({ participantId: 'w', waiting: true }));
    given.opened('vote');
    expect(refusalOf(given.vote('w', ['a']))).toBe('waiting-for-admission');
    expect(given.state.eligible).toBe(1);
    expect(meOf(given.state, 'w', (_round, id) => id)?.waiting).toBe(true);
    expect(viewOf(given.state, given, 'facilitator', 0).parts.people).toMatchObject({
      joined: 1,
      waiting: 1,
    });
    given.facilitate({ type: 'admit-participant', participantId: 'w' });
    expect(given.state.eligible).toBe(2);
    expect(refusalOf(given.vote('w', ['a']))).toBeNull();
  });

  it('[JOIN-6] who waits sees nothing of the team either, neither its vote nor what it writes', () => {
    const given = new GivenSession(
      { settings: { names: 'none', teams: TEAMS, teamJoin: 'choose' } },
      WORKSHOP,
    );
    given.submit(SYSTEM, join({ participantId: 'p1', teamId: 't1' }));
    given.submit(SYSTEM, join({ participantId: 'w', teamId: 't1', waiting: true }));
    given.opened('by-team');
    const ballot = { picks: ['a'], abstain: false };
    given.submit(participant('p1'), { type: 'cast-ballot', roundId: 'by-team', ballot });
    given.submit(participant('p1'), { type: 'share-draft', roundId: 'by-team', draft: 'secret draft' });
    expect(meOf(given.state, 'w', given.voterOf)).toMatchObject({ waiting: true, ballots: {} });
    expect(JSON.stringify(meOf(given.state, 'w', given.voterOf))).not.toMatch(/draft|picks/);
    given.facilitate({ type: 'admit-participant', participantId: 'w' });
    expect(meOf(given.state, 'w', given.voterOf)).toMatchObject({ team: { draft: 'secret draft' } });
  });

  it('[JOIN-7] a removed participant can do nothing, and takes along only a ballot of the open round', () => {
    const given = new GivenSession().join('p1', 'p2').opened('brainstorm');
    given.contribute('p1', 'stays');
    given.opened('vote');
    given.vote('p1', ['a']);
    given.facilitate({ type: 'remove-participant', participantId: 'p1' });
    expect(refusalOf(given.vote('p1', ['b']))).toBe('participant-removed');
    expect(given.state.rounds.get('vote')?.ballots.size).toBe(0);
    expect(given.state.rounds.get('brainstorm')?.contributions.size).toBe(1);
    expect(given.state.eligible).toBe(1);

    given.vote('p2', ['b']);
    given.facilitate({ type: 'close-round', roundId: 'vote' });
    given.facilitate({ type: 'remove-participant', participantId: 'p2' });
    expect(given.state.rounds.get('vote')?.ballots.size).toBe(1);
  });

  it('[CMD-3] a stranger to the session can do nothing', () => {
    const given = new GivenSession().opened('vote');
    expect(refusalOf(given.vote('nobody', ['a']))).toBe('participant-unknown');
    expect(
      refusalOf(given.submit(FACILITATOR, { type: 'remove-participant', participantId: 'nobody' })),
    ).toBe('participant-unknown');
    expect(refusalOf(given.submit(participant('nobody'), { type: 'withdraw-ballot', roundId: 'vote' }))).toBe(
      'participant-unknown',
    );
  });
});
