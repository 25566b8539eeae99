import { bin as d3Bin } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate, type EstimateResult } from '../../../sessions/rounds/estimate.ts';

const rules = estimate.ballots!;
const defaults = estimate.defaults(() => 'n');
type Config = typeof defaults;
const nobody = { eligible: 0, present: 0, answered: 0 };

function resultOf(values: number[], config: Partial<Config> = {}): EstimateResult {
  const full = { ...defaults, ...config };
  const tally = rules.tally(full, []);
  for (const value of values) tally.add({ value });
  return rules.result(full, [], tally.counted(), nobody);
}

describe('estimate', () => {
  it('gives the published quartiles (R-7) and sample deviation', () => {
    expect(resultOf([6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49])).toMatchObject({
      n: 11,
      min: 6,
      max: 49,
      quartiles: [25.5, 42.5],
      median: 40,
      iqr: 17,
    });
    expect(resultOf([2, 4, 4, 4, 5, 5, 7, 9]).sampleDeviation).toBeCloseTo(2.138089935299395, 12);
  });

  it('the geometric mean is null as soon as anything is 0 or less', () => {
    expect(resultOf([1, 10, 100]).geometricMean).toBeCloseTo(10, 12);
    expect(resultOf([0, 10, 100]).geometricMean).toBeNull();
    expect(resultOf([-1, 1]).geometricMean).toBeNull();
  });

  it('nobody answered: no figure, never 0', () => {
    expect(resultOf([])).toMatchObject({
      n: 0,
      min: null,
      max: null,
      median: null,
      iqr: null,
      mean: null,
      geometricMean: null,
      bins: [],
    });
  });

  it('[VOTE-2] refuses what lies outside the bounds, and more decimals than asked for', () => {
    const check = (value: number, config: Partial<Config>) =>
      rules.check({ ...defaults, ...config }, [], { value });
    expect(check(3, { min: 3, max: 5 })).toBeNull();
    expect(check(2, { min: 3 })).toBe('score-out-of-scale');
    expect(check(6, { max: 5 })).toBe('score-out-of-scale');
    expect(check(0.29, { decimals: 2 })).toBeNull();
    expect(check(0.295, { decimals: 2 })).toBe('ballot-invalid');
    expect(check(0.5, {})).toBe('ballot-invalid');
    for (const value of [Number.NaN, Infinity, 2e9, '3'])
      expect(rules.schema.safeParse({ value }).success).toBe(false);
    expect(estimate.config.safeParse({ ...defaults, min: 5, max: 5 }).success).toBe(false);
  });

  it('takes out exactly what was put in, to the last decimal', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((whole) => whole / 100);
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 30 }), fc.array(cents, { maxLength: 30 }), (stay, go) => {
        const config = { ...defaults, decimals: 2 };
        const tally = rules.tally(config, []);
        for (const value of [...stay, ...go]) tally.add({ value });
        for (const value of go) tally.remove({ value });
        const scratch = rules.tally(config, []);
        for (const value of stay) scratch.add({ value });
        expect(tally.counted()).toEqual(scratch.counted());
        const { min, max } = rules.result(config, [], tally.counted(), nobody);
        expect([min, max]).toEqual(
          stay.length === 0 ? [null, null] : [Math.min(...stay) + 0, Math.max(...stay) + 0],
        );
      }),
    );
  });

  it('the bins of the picture are round, touch each other, and hold every answer where it is seen to lie', () => {
    const values = fc.array(
      fc.integer({ min: -100_000, max: 100_000 }).map((whole) => whole / 10),
      { minLength: 1, maxLength: 80 },
    );
    fc.assert(
      fc.property(values, (answers) => {
        const { bins } = resultOf(answers, { decimals: 1 });
        expect(bins.length).toBeLessThanOrEqual(12);
        const bounds = [...bins.map(({ from }) => from), bins.at(-1)!.to];
        for (const [at, { to }] of bins.entries()) expect(to).toBe(bounds[at + 1]);
        const expected = d3Bin()
          .domain([bounds[0]!, bounds.at(-1)!])
          .thresholds(bounds.slice(1, -1))(answers)
          .map(({ length }) => length);
        expect(bins.map(({ count }) => count)).toEqual(expected);
        expect(bins[0]!.count * bins.at(-1)!.count).toBeGreaterThan(0);
      }),
    );
  });

  it('a number on a bound that binary fractions miss is in the bin it opens (0.3 and 0.4)', () => {
    expect(resultOf([0.4, 0.3], { decimals: 1 }).bins).toEqual([
      { from: 0.3, to: 0.4, count: 1 },
      { from: 0.4, to: 0.5, count: 1 },
    ]);
  });

  it('whole numbers close together have a bin each', () => {
    expect(resultOf([3, 3, 4, 6]).bins).toEqual([
      { from: 3, to: 4, count: 2 },
      { from: 4, to: 5, count: 1 },
      { from: 5, to: 6, count: 0 },
      { from: 6, to: 7, count: 1 },
    ]);
  });
});
