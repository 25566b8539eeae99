import { describe, expect, it } from 'vitest';
import type { ChoiceResult } from '../../sessions/rounds/choice.ts';
import { electorateOf, resultOf } from '../../sessions/results.ts';
import { AGENDA, GivenSession } from './given.ts';

function result(given: GivenSession): ChoiceResult {
  const round = given.state.rounds.get('vote')!;
  return resultOf(round, electorateOf(given.state, round, given.online)) as ChoiceResult;
}

/** The agenda with one pick each. */
const single = AGENDA.map((round) =>
  round.id === 'vote' ? { ...round, config: { ...(round.config as object), maxPicks: 1 } } : round,
);

describe('choice', () => {
  it('names every denominator: votes cast, present, eligible', () => {
    const given = new GivenSession({}, single).join('p1', 'p2', 'p3', 'p4', 'p5').opened('vote');
    given.vote('p1', ['a']);
    given.vote('p2', []);
    given.vote('p3', ['b']);
    given.offline.add('p5');
    expect(result(given)).toMatchObject({
      method: 'plurality',
      respondents: 2,
      abstentions: 1,
      leaders: ['a', 'b'],
    });
    expect(result(given).items[0]).toMatchObject({
      count: 1,
      shares: [
        { of: 'votes-cast', value: 1 / 2 },
        { of: 'present', value: 1 / 4 },
        { of: 'eligible', value: 1 / 5 },
      ],
    });
  });

  it('of several picks: respondents can add up to more than all, selections never', () => {
    const given = new GivenSession().join('p1', 'p2').opened('vote');
    given.vote('p1', ['a', 'b']);
    given.vote('p2', ['a']);
    const { items, selections } = result(given);
    expect(selections).toBe(3);
    expect(items.map(({ shares }) => shares.map(({ value }) => value))).toEqual([
      [1, 2 / 3],
      [1 / 2, 1 / 3],
      [0, 0],
    ]);
  });

  it('no votes gives no share and no leader, never 0 %', () => {
    for (const agenda of [AGENDA, single]) {
      const given = new GivenSession({}, agenda).join('p1', 'p2').opened('vote');
      given.vote('p1', []);
      expect(result(given).leaders).toEqual([]);
      for (const { shares } of result(given).items)
        expect(shares.every(({ value }) => value === null)).toBe(true);
    }
  });
});
