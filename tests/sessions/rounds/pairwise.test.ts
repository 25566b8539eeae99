import { describe, expect, it } from 'vitest';
import { ahpWeights, groupJudgments } from '../../../sessions/methods/ahp.ts';
import { pairsFor, pairsOf } from '../../../sessions/rounds/pair-order.ts';
import { positionsOf, type PairwiseResult } from '../../../sessions/rounds/pairwise-results.ts';
import { pairwise } from '../../../sessions/rounds/pairwise.ts';
import { SeededRandom } from '../../support/random.ts';

type Judgments = [first: string, second: string, lean: number][];

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id.toUpperCase() }));
let made = 0;
const defaults = pairwise.defaults(() => `n${++made}`);
type Config = typeof defaults;
const which: Config = { ...defaults, mostPairs: null, ties: true };
const ahp: Config = { ...defaults, method: 'ahp' };
const rules = pairwise.ballots!;
const nobody = { eligible: 0, present: 0, answered: 0 };

const ballotOf = (judgments: Judgments) => ({
  judgments: judgments.map(([first, second, lean]) => ({ first, second, lean })),
});

function resultOf(ballots: Judgments[], config = which): PairwiseResult {
  const tally = rules.tally(config, items);
  for (const ballot of ballots) tally.add(ballotOf(ballot));
  return rules.result(config, items, tally.counted(), nobody);
}

/** METHODS.md, ahp_leader: 4, 3, 7 · 1/3, 3 · 5. A lean of k is k + 1. */
const LEADER: Judgments = [
  ['a', 'b', 3],
  ['a', 'c', 2],
  ['a', 'd', 6],
  ['c', 'b', 2],
  ['b', 'd', 2],
  ['d', 'c', -4],
];

describe('which of two', () => {
  it('gives the published Bradley–Terry strengths, whichever side an item stood on', () => {
    const wins = [
      [0, 2, 0, 1],
      [3, 0, 5, 0],
      [0, 3, 0, 1],
      [4, 0, 3, 0],
    ];
    const ballots = wins.flatMap((row, winner) =>
      row.flatMap((times, loser) =>
        Array.from({ length: times }, (_, time): Judgments =>
          time % 2 === 0
            ? [[items[winner]!.id, items[loser]!.id, 1]]
            : [[items[loser]!.id, items[winner]!.id, -1]],
        ),
      ),
    );
    const result = resultOf(ballots);
    expect(result).toMatchObject({ method: 'bradley-terry', comparisons: 22, consistency: null });
    [0.6398, 1.0433, 0.6598, 2.2704].forEach((p, at) => expect(result.items[at]?.strength).toBeCloseTo(p, 4));
    expect(result.items[3]).toMatchObject({ wins: 7, losses: 2, ties: 0 });
    expect(result.items.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
    expect(rules.order?.(result)).toEqual([['d'], ['b'], ['c'], ['a']]);
  });

  it('a tie is half a win for both', () => {
    const tied = resultOf([
      [
        ['a', 'b', 0],
        ['b', 'c', 0],
        ['c', 'd', 0],
      ],
    ]);
    expect(tied.method).toBe('bradley-terry');
    for (const { strength } of tied.items) expect(strength).toBeCloseTo(1, 9);
    expect(tied.items[1]).toMatchObject({ wins: 0, losses: 0, ties: 2 });
  });

  it('comparisons that do not join all items both ways fall back to the share won, and say so', () => {
    const result = resultOf([
      [
        ['a', 'b', 1],
        ['b', 'c', 1],
      ],
    ]);
    expect(result.method).toBe('win-share');
    expect(result.items.map(({ strength }) => strength)).toEqual([1, 0.5, 0, null]);
    expect(rules.order?.(result)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('no ballots give no strength', () => {
    expect(resultOf([]).items.every(({ strength, share }) => strength === null && share === null)).toBe(true);
  });

  it('[VOTE-2] refuses a pair twice, more pairs than are asked, a lean on Saaty’s scale and, unless allowed, a tie', () => {
    const check = (judgments: Judgments, config = which) => {
      const parsed = rules.schema.safeParse(ballotOf(judgments));
      return parsed.success ? rules.check(config, items, parsed.data) : 'ballot-invalid';
    };
    expect(check([['a', 'b', 1]])).toBeNull();
    expect(
      check([
        ['a', 'b', 1],
        ['b', 'a', 1],
      ]),
    ).toBe('ballot-invalid');
    expect(check([['a', 'a', 1]])).toBe('ballot-invalid');
    expect(check([['a', 'z', 1]])).toBe('item-unknown');
    expect(check([['a', 'b', 2]])).toBe('score-out-of-scale');
    expect(check([['a', 'b', 0]], { ...which, ties: false })).toBe('abstain-not-allowed');
    const two: Judgments = [
      ['a', 'b', 1],
      ['a', 'c', 1],
    ];
    expect(check(two, { ...which, mostPairs: 1 })).toBe('too-many-picks');
    expect(check(two, ahp)).toBe('too-few-picks');
    expect(check(LEADER, ahp)).toBeNull();
  });
});

describe('weights (AHP)', () => {
  it('takes two items to ten: beyond that no random index is published', () => {
    const fits = (n: number, config = ahp) =>
      rules.fits!(
        config,
        Array.from({ length: n }, (_, at) => ({ id: `${at}`, text: '' })),
      );
    expect([1, 2, 10, 11].map((n) => fits(n))).toEqual(['too-few-items', null, null, 'too-many-to-weigh']);
    expect([1, 2, 11, 50].map((n) => fits(n, which))).toEqual(['too-few-items', null, null, null]);
  });

  it('gives the published weights, eigenvalue and consistency', () => {
    const result = resultOf([LEADER], ahp);
    expect(result.method).toBe('ahp');
    [0.5476, 0.1266, 0.2699, 0.0559].forEach((weight, at) => {
      expect(result.items[at]?.strength).toBeCloseTo(weight, 4);
      expect(result.items[at]?.share).toBeCloseTo(weight, 4);
    });
    expect(result.consistency?.lambda).toBeCloseTo(4.1184, 4);
    expect(result.consistency?.ratio).toBeCloseTo(0.044, 3);
    expect(result.consistency).toMatchObject({ acceptable: true, membersAcceptable: 1 });
  });

  it('the group is the geometric mean of its members’ judgments, of which it counts the consistent ones', () => {
    // a over b over c over d over a: nobody could mean this.
    const circle: Judgments = [
      ['a', 'b', 8],
      ['b', 'c', 8],
      ['c', 'd', 8],
      ['d', 'a', 8],
      ['a', 'c', 0],
      ['b', 'd', 0],
    ];
    const matrixOf = (judgments: Judgments) =>
      items.map((row) =>
        items.map((column) => {
          for (const [first, second, lean] of judgments) {
            const times = lean >= 0 ? 1 + lean : 1 / (1 - lean);
            if (first === row.id && second === column.id) return times;
            if (first === column.id && second === row.id) return 1 / times;
          }
          return 1;
        }),
      );
    const result = resultOf([LEADER, circle, LEADER], ahp);
    const expected = ahpWeights(groupJudgments([LEADER, circle, LEADER].map(matrixOf))!);
    expected.weights.forEach((weight, at) => expect(result.items[at]?.strength).toBeCloseTo(weight, 10));
    expect(result.consistency).toMatchObject({ membersAcceptable: 2 });
    expect(result.consistency?.ratio).toBeCloseTo(expected.consistencyRatio!, 8);
    expect(resultOf([circle], ahp).consistency).toMatchObject({ acceptable: false, membersAcceptable: 0 });
  });

  it('[VOTE-3] taking ballots out is exact, because judgments are counted and not summed', () => {
    const random = new SeededRandom(7);
    const tally = rules.tally(ahp, items);
    const ballots = Array.from({ length: 200 }, () => rules.random(ahp, items, random));
    tally.add(ballotOf(LEADER));
    for (const ballot of ballots) tally.add(ballot);
    for (const ballot of ballots) tally.remove(ballot);
    const alone = rules.tally(ahp, items);
    alone.add(ballotOf(LEADER));
    expect(tally.counted()).toEqual(alone.counted());
  });

  it('no ballots give no weights, and two items are always consistent', () => {
    expect(resultOf([], ahp)).toMatchObject({ consistency: null, items: [{ strength: null }, {}, {}, {}] });
    const pair = items.slice(0, 2);
    const tally = rules.tally(ahp, pair);
    tally.add(ballotOf([['a', 'b', 3]]));
    const { items: weighed, consistency } = rules.result(ahp, pair, tally.counted(), nobody);
    expect(weighed[0]?.strength).toBeCloseTo(0.8, 12);
    expect(consistency).toMatchObject({ ratio: 0, acceptable: true });
  });
});

describe('the pairs one person compares', () => {
  const ids = (n: number) => Array.from({ length: n }, (_, at) => `i${at}`);
  const key = ({ first, second }: { first: string; second: string }) => [first, second].sort().join();

  it.each([2, 3, 4, 5, 8, 9, 20])('of %i items: all pairs, each once, both sides in balance', (n) => {
    const pairs = pairsFor(ids(n), null, new SeededRandom(n));
    expect(new Set(pairs.map(key)).size).toBe(pairsOf(n));
    expect(pairs).toHaveLength(pairsOf(n));
    for (const id of ids(n)) {
      const first = pairs.filter((pair) => pair.first === id).length;
      const second = pairs.filter((pair) => pair.second === id).length;
      expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
    }
  });

  it('of some pairs: items come up equally often, and the pairs hang together', () => {
    const pairs = pairsFor(ids(9), 12, new SeededRandom(1));
    expect(pairs).toHaveLength(12);
    const times = ids(9).map(
      (id) => pairs.filter(({ first, second }) => first === id || second === id).length,
    );
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(2);
    const reached = new Set(['i0']);
    for (let step = 0; step < 9; step += 1)
      for (const { first, second } of pairs) {
        if (reached.has(first)) reached.add(second);
        if (reached.has(second)) reached.add(first);
      }
    expect(reached.size).toBe(9);
  });

  it('the same seed gives the same pairs, another seed others', () => {
    const of = (seed: number) => pairsFor(ids(6), 8, new SeededRandom(seed));
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });

  it('pairs are counted in the order of the items', () => {
    expect([0, 1, 2, 3, 4, 5].map(positionsOf)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });
});
