import { beforeEach, describe, expect, it } from 'vitest';
import { sessionRecordOf } from '../../sessions/report.ts';
import { meOf } from '../../sessions/own-view.ts';
import { plannedRound, typedItems } from '../support/planned-round.ts';
import { FACTS, GivenSession, participant, refusalOf } from './given.ts';
import { TEAMS } from './workshop.ts';

const AGENDA = [
  plannedRound('secret', 'choice', {
    source: typedItems('a', 'b'),
    anonymity: 'secret',
    voters: 'teams',
  }),
];

let given: GivenSession;

beforeEach(() => {
  given = new GivenSession({ settings: TEAMS, limits: { ...FACTS.limits, rounds: 30 } }, AGENDA)
    .join('p1', 'p2', 'p3')
    .opened('secret');
});

const vote = (who: string, pick: string) =>
  refusalOf(
    given.submit(participant(who), {
      type: 'cast-ballot',
      roundId: 'secret',
      ballot: { picks: [pick], abstain: false },
    }),
  );
const ballotsOf = (who: string) => meOf(given.state, who, given.voterOf)?.ballots;

describe('secret votes of teams', () => {
  it('[VOTE-4][VOTE-5] are a secret of the team while the round is open', () => {
    expect([vote('p1', 'a'), vote('p2', 'b'), vote('p3', 'b')]).toEqual([null, null, 'pen-elsewhere']);
    expect(vote('p1', 'b')).toBeNull();
    expect(ballotsOf('p3')).toEqual({ secret: { picks: ['b'], abstain: false } });
    expect(given.state.rounds.get('secret')?.ballots.size).toBe(2);
  });

  it('[VOTE-5] after the close nobody can know which team voted what', () => {
    vote('p1', 'a');
    vote('p2', 'b');
    given.facilitate({ type: 'close-round', roundId: 'secret' });
    expect([ballotsOf('p1'), ballotsOf('p2')]).toEqual([{}, {}]);
    expect(vote('p1', 'b')).toBe('round-not-open');
    given.facilitate({ type: 'stop-session' });
    const { ballots } = sessionRecordOf(given.state);
    expect(ballots.map(({ teamId, participantId }) => [teamId, participantId])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
