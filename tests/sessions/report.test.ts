import { describe, expect, it } from 'vitest';
import { reportOf, sessionRecordOf, type ReportFacts, type SessionRecord } from '../../sessions/report.ts';
import { electorateOf, resultOf } from '../../sessions/results.ts';
import { AGENDA, GivenSession } from './given.ts';

const FACTS: ReportFacts = {
  sessionId: 's1',
  title: 'Budget day',
  language: 'en',
  startedAt: 1,
  stoppedAt: 2,
  teams: [],
  participants: [],
  damagedAfter: null,
};

function played(by: 'named' | 'anonymous'): GivenSession {
  const agenda = AGENDA.map((round) =>
    round.id === 'pause'
      ? round
      : { ...round, config: { ...(round.config as object), authorship: by, anonymity: by } },
  );
  const given = new GivenSession({}, agenda).join('p3', 'p1', 'p2').opened('brainstorm');
  given.contribute('p1', 'first');
  given.contribute('p2', 'second');
  given.opened('vote');
  given.vote('p3', ['c']);
  given.vote('p1', ['a', 'b']);
  given.vote('p2', ['a']);
  given.facilitate({ type: 'stop-session' });
  return given;
}

describe('what is kept', () => {
  it('[STOP-2][PR-12] every round, contribution and ballot, with the result by the same method as live', () => {
    const given = played('named');
    const report = reportOf(FACTS, JSON.parse(JSON.stringify(sessionRecordOf(given.state))) as SessionRecord);
    expect(report.rounds.map(({ roundId, status }) => [roundId, status])).toEqual([
      ['brainstorm', 'closed'],
      ['vote', 'closed'],
      ['score', 'planned'],
      ['pause', 'planned'],
    ]);
    const vote = given.state.rounds.get('vote')!;
    expect(report.rounds[1]?.result).toEqual(resultOf(vote, electorateOf(given.state, vote, 0)));
    expect(report.rounds[1]?.result).toMatchObject({ respondents: 3, leaders: ['a'] });
    expect(report.rounds[1]?.ballots).toContainEqual({
      participantId: 'p3',
      teamId: null,
      proxy: false,
      ballot: { picks: ['c'], abstain: false },
    });
    expect(report.rounds[0]?.contributions.map(({ text, participantId }) => [text, participantId])).toEqual([
      ['first', 'p1'],
      ['second', 'p2'],
    ]);
  });

  it('[SEE-4] an anonymous record names nobody, and neither its moments nor its order tell', () => {
    const record = sessionRecordOf(played('anonymous').state);
    expect(JSON.stringify(record)).not.toMatch(/"p[123]"/);
    expect(record.contributions.every(({ at }) => at === null)).toBe(true);
    expect(record.ballots.map(({ ballot }) => (ballot as { picks: string[] }).picks)).toEqual([
      ['a', 'b'],
      ['a'],
      ['c'],
    ]);
  });

  it('[STOP-2] an item keeps its link to the contribution it came from', () => {
    const given = new GivenSession().join('p1').opened('brainstorm');
    const id = given.contribute('p1', 'idea');
    given.opened('score');
    given.facilitate({ type: 'stop-session' });
    const report = reportOf(FACTS, sessionRecordOf(given.state));
    expect(report.rounds[0]?.contributions[0]?.votes).toEqual([{ roundId: 'score', itemId: id }]);
  });
});
