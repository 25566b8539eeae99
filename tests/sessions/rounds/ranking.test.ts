import { describe, expect, it } from 'vitest';
import { shuffled } from '../../../sessions/random.ts';
import { ranking, type RankingResult } from '../../../sessions/rounds/ranking.ts';
import { SeededRandom } from '../../support/random.ts';

const rules = ranking.ballots!;
let made = 0;
const defaults = ranking.defaults(() => `n${++made}`);
type Config = typeof defaults;
const nobody = { eligible: 0, present: 0, answered: 0 };

/** The result of ballots like `A>B>C`, each as often as it says. Items are the letters of `order`, in that order. */
function resultOf(
  ballots: Record<string, number>,
  order: string,
  config: Partial<Config> = {},
): RankingResult {
  const items = Array.from(order).map((id) => ({ id, text: `item ${id}` }));
  const full = { ...defaults, ...config };
  const tally = rules.tally(full, items);
  for (const [ballot, times] of Object.entries(ballots))
    for (let at = 0; at < times; at++) tally.add({ order: ballot.split('>') });
  return rules.result(full, items, tally.counted(), nobody);
}

/** The published example of the methods page. */
const TENNESSEE = { 'M>N>C>K': 42, 'N>C>K>M': 26, 'C>K>N>M': 15, 'K>C>N>M': 17 };

describe('ranking', () => {
  it('Tennessee comes out as published: every method with its own winner', () => {
    const result = resultOf(TENNESSEE, 'MNCK');
    expect(result).toMatchObject({
      method: 'schulze',
      ballots: 100,
      winners: ['N'],
      condorcetWinner: 'N',
      condorcetLoser: 'M',
      copelandWinners: ['N'],
      bordaWinners: ['N'],
      kemeny: { order: ['N', 'C', 'K', 'M'], score: 393, unique: true },
      runoff: { winners: ['K'] },
    });
    expect(result.items.map(({ id, borda, first }) => [id, borda, first])).toEqual([
      ['M', 126, 42],
      ['N', 194, 26],
      ['C', 173, 15],
      ['K', 107, 17],
    ]);
    expect(result.runoff.rounds.map(({ votes, eliminated }) => [votes, eliminated])).toEqual([
      [[42, 26, 15, 17], 'C'],
      [[42, 26, null, 32], 'N'],
      [[42, null, null, 58], null],
    ]);
    expect(rules.order?.(result)).toEqual([['N'], ['C'], ['K'], ['M']]);
  });

  it('two winners stay two, and the strength of defeats is named', () => {
    const ballots = { 'A>B>C': 2, 'B>C>A': 2, 'C>A>B': 1 };
    const result = resultOf(ballots, 'ABC');
    expect(result).toMatchObject({ winners: ['A', 'B'], strength: 'winning-votes', condorcetWinner: null });
    expect(result.items.map(({ rank }) => rank)).toEqual([1, 1, 3]);
    expect(resultOf(ballots, 'ABC', { strength: 'margins' }).strength).toBe('margins');
  });

  it('says in a word what a winner is worth: below W = 0.3 the group does not agree', () => {
    const torn = resultOf({ 'A>B>C': 3, 'C>B>A': 2 }, 'ABC');
    expect(torn.winners).toEqual(['A']);
    expect(torn.w).toBeCloseTo(0.04, 6);
    expect(torn.agreement).toBe('none');
    expect(resultOf({ 'A>B>C': 5 }, 'ABC')).toMatchObject({ w: 1, agreement: 'strong' });
    expect(resultOf({ 'A>B>C': 1 }, 'ABC')).toMatchObject({ w: null, agreement: null });
  });

  it('what a ballot leaves out is tied last, or on request not compared', () => {
    const ballots = { A: 2, 'B>A': 1 };
    const last = resultOf(ballots, 'ABC');
    expect(last.items.map(({ averagePosition }) => averagePosition)).toEqual([4 / 3, 2, 2.5 + 1 / 6]);
    expect(last.items.map(({ borda }) => borda)).toEqual([5, 3, 1]);
    const silent = resultOf(ballots, 'ABC', { unranked: 'not-compared' });
    expect(silent.winners).toEqual(['B', 'C']);
    expect(silent.items.map(({ averagePosition }) => averagePosition)).toEqual([4 / 3, 1, null]);
    expect(silent.items.map(({ borda }) => borda)).toEqual([0, 1, 0]);
    expect(silent.w).toBeNull();
  });

  it('[VOTE-2] refuses more than the top asked for, strangers, and nothing at all', () => {
    const items = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
    const check = (order: string[], top: number | null = null) =>
      rules.check({ ...defaults, top }, items, { order });
    expect(check(['a', 'b', 'c'])).toBeNull();
    expect(check(['b'])).toBeNull();
    expect(check(['a', 'b'], 1)).toBe('too-many-picks');
    expect(check([])).toBe('too-few-picks');
    expect(check(['a', 'x'])).toBe('item-unknown');
    expect(rules.schema.safeParse({ order: ['a', 'a'] }).success).toBe(false);
  });

  it('without ballots nobody wins', () => {
    const result = resultOf({}, 'ABC');
    expect(result).toMatchObject({
      winners: [],
      bordaWinners: [],
      condorcetWinner: null,
      kemeny: null,
      w: null,
    });
    expect(result.items.map(({ rank }) => rank)).toEqual([null, null, null]);
  });

  it('raising the winner on one ballot never unseats it (Schulze is monotone)', () => {
    const random = new SeededRandom(8);
    for (let run = 0; run < 300; run++) {
      const ballots = Array.from({ length: 7 }, () => shuffled(random, ['A', 'B', 'C', 'D']));
      const count = (list: string[][]) => {
        const tallied: Record<string, number> = {};
        for (const ballot of list) tallied[ballot.join('>')] = (tallied[ballot.join('>')] ?? 0) + 1;
        return resultOf(tallied, 'ABCD').winners;
      };
      const [winner = ''] = count(ballots);
      const raised = ballots.map((ballot, at) =>
        at === 0 ? [winner, ...ballot.filter((id) => id !== winner)] : ballot,
      );
      expect(count(raised)).toContain(winner);
    }
  });

  it('50 items and 5,000 ballots: a result in 50 ms, so that it can be asked for at every tick', () => {
    const items = Array.from({ length: 50 }, (_, at) => ({ id: `i${at}`, text: `${at}` }));
    const random = new SeededRandom(9);
    const tally = rules.tally(defaults, items);
    for (let at = 0; at < 5_000; at++) tally.add(rules.random(defaults, items, random));
    const times = Array.from({ length: 8 }, () => {
      const from = performance.now();
      rules.result(defaults, items, tally.counted(), nobody);
      return performance.now() - from;
    });
    // The quickest: what it costs, not what else the machine was doing.
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
