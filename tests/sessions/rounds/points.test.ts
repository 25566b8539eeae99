import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { points, type PointsResult } from '../../../sessions/rounds/points.ts';
import { costOf, roomFor } from '../../../sessions/rounds/points-cost.ts';
import { SeededRandom } from '../../support/random.ts';

const rules = points.ballots!;
let made = 0;
const defaults = points.defaults(() => `n${++made}`);
type Config = typeof defaults;
const items = ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() }));
const nobody = { eligible: 0, present: 0, answered: 0 };

const given = (amounts: Record<string, number>) => ({
  given: Object.entries(amounts).map(([item, points]) => ({ item, points })),
});

function resultOf(ballots: Record<string, number>[], config: Partial<Config> = {}): PointsResult {
  const full = { ...defaults, ...config };
  const tally = rules.tally(full, items);
  for (const ballot of ballots) tally.add(given(ballot));
  return rules.result(full, items, tally.counted(), nobody);
}

function check(ballot: Record<string, number>, config: Partial<Config>): string | null {
  return rules.check({ ...defaults, ...config }, items, given(ballot));
}

describe('points', () => {
  it('gives sum, share of what was spent, supporters, and the largest part that came from one voter', () => {
    const result = resultOf([{ a: 60, b: 40 }, { a: 20 }, { b: 10, c: 70 }]);
    expect(result).toMatchObject({ method: 'cumulative', ballots: 3, spent: 200, leaders: ['a'] });
    expect(result.items).toMatchObject([
      { sum: 80, share: 0.4, supporters: 2, largest: 60, largestShare: 0.75, mean: 80 / 3 },
      { sum: 50, share: 0.25, supporters: 2, largest: 40, largestShare: 0.8 },
      { sum: 70, share: 0.35, supporters: 1, largest: 70, largestShare: 1 },
    ]);
    expect(rules.order?.(result)).toEqual([['a'], ['c'], ['b']]);
  });

  it('a voter who gave an item nothing is in its spread', () => {
    expect(resultOf([{ a: 8 }, { b: 1 }, { b: 1 }, { b: 1 }]).items[0]).toMatchObject({ mean: 2, iqr: 2 });
  });

  it('nothing given is no share and no leader, never 0 %', () => {
    const result = resultOf([]);
    expect(result.leaders).toEqual([]);
    expect(result.items[0]).toMatchObject({
      sum: 0,
      share: null,
      largest: null,
      largestShare: null,
      mean: null,
    });
  });

  it('[VOTE-2] refuses more than the budget, more than the cap, and less than all where all must be spent', () => {
    expect(check({ a: 60, b: 40 }, {})).toBeNull();
    expect(check({ a: 60, b: 41 }, {})).toBe('over-budget');
    expect(check({ a: 31 }, { cap: 30 })).toBe('item-over-cap');
    expect(check({ a: 30 }, { cap: 30 })).toBeNull();
    expect(check({ a: 99 }, { mustSpend: true })).toBe('under-budget');
    expect(check({ a: 100 }, { mustSpend: true })).toBeNull();
    expect(check({}, {})).toBe('too-few-picks');
    expect(check({ x: 1 }, {})).toBe('item-unknown');
    expect(rules.schema.safeParse(given({ a: 0 })).success).toBe(false);
    expect(rules.schema.safeParse(given({ a: 1.5 })).success).toBe(false);
  });

  it('where the caps leave something that nobody can spend, all that can be is enough', () => {
    const capped = { cap: 10, mustSpend: true };
    expect(check({ a: 10, b: 10, c: 10 }, capped)).toBeNull();
    expect(check({ a: 10, b: 10, c: 9 }, capped)).toBe('under-budget');
  });

  it('quadratic: v votes cost v² credits', () => {
    const quadratic = { mode: 'quadratic', budget: 25 } as const;
    expect(check({ a: 5 }, quadratic)).toBeNull();
    expect(check({ a: 4, b: 3 }, quadratic)).toBeNull();
    expect(check({ a: 4, b: 3, c: 1 }, quadratic)).toBe('over-budget');
    expect(check({ a: 4, b: 2 }, { ...quadratic, mustSpend: true })).toBe('under-budget');
    expect(check({ a: 4, b: 2, c: 2 }, { ...quadratic, mustSpend: true })).toBeNull();
    expect(resultOf([{ a: 4, b: 3 }, { b: 5 }], quadratic)).toMatchObject({ method: 'quadratic', spent: 12 });
  });

  it('what may still be given is the most that fits', () => {
    const modes = fc.constantFrom('points' as const, 'dots' as const, 'quadratic' as const);
    fc.assert(
      fc.property(
        modes,
        fc.nat(30),
        fc.nat(60),
        fc.option(fc.integer({ min: 1, max: 40 })),
        (mode, has, left, cap) => {
          fc.pre(cap === null || has <= cap);
          const room = roomFor({ mode, cap }, has, left);
          const cost = (more: number) => costOf(mode, has + more) - costOf(mode, has);
          expect(cost(room)).toBeLessThanOrEqual(left);
          if (has + room !== cap) expect(cost(room + 1)).toBeGreaterThan(left);
        },
      ),
    );
  });

  it('the sums of the items are all that was spent, in every mode', () => {
    const random = new SeededRandom(11);
    for (const mode of ['points', 'dots', 'quadratic'] as const) {
      const config = { ...defaults, mode };
      const ballots = Array.from({ length: 200 }, () => rules.random(config, items, random));
      const tally = rules.tally(config, items);
      for (const ballot of ballots) tally.add(ballot);
      const result = rules.result(config, items, tally.counted(), nobody);
      const spent = ballots
        .flatMap(({ given }) => given.map(({ points }) => points))
        .reduce((a, b) => a + b, 0);
      expect(result.items.reduce((sum, item) => sum + item.sum, 0)).toBe(spent);
      expect(result.spent).toBe(spent);
      expect(result.items.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
    }
  });
});
