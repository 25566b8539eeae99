import { deviation, mean as d3Mean, quantileSorted } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement, consensus } from '../../sessions/methods/consensus.ts';
import { share } from '../../sessions/methods/share.ts';
import {
  interquartileRange,
  mean,
  median,
  quantile,
  sampleDeviation,
  type Distribution,
} from '../../sessions/methods/spread.ts';

/** The published figures of the methods page, as they are. */
const PUBLISHED = {
  agreement: { f: [30, 40, 210, 130, 530, 50, 10], A: 0.6113333, Cns: 0.7256876 },
  unanimous: { f: [0, 0, 0, 0, 7], Cns: 1, A: 1 },
  quartiles_R7: { x: [6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49], q: [25.5, 40, 42.5] },
  sd: { x: [2, 4, 4, 4, 5, 5, 7, 9], sample: 2.138089935299395 },
};

const scale = (counts: number[]): Distribution => ({ values: counts.map((_, at) => at + 1), counts });

function distributionOf(ratings: number[]): Distribution {
  const values = [...new Set(ratings)].sort((a, b) => a - b);
  return { values, counts: values.map((value) => ratings.filter((rating) => rating === value).length) };
}

describe('methods', () => {
  it('consensus and agreement give the published figures', () => {
    const { f, A, Cns } = PUBLISHED.agreement;
    expect(agreement(scale(f))).toBeCloseTo(A, 6);
    expect(consensus(scale(f))).toBeCloseTo(Cns, 6);
    expect(agreement(scale(PUBLISHED.unanimous.f))).toBe(1);
    expect(consensus(scale(PUBLISHED.unanimous.f))).toBe(1);
  });

  it('consensus is 0 for a group split over the two ends, and uses the configured scale', () => {
    expect(consensus(scale([5, 0, 0, 0, 5]))).toBeCloseTo(0, 12);
    expect(agreement(scale([5, 0, 0, 0, 5]))).toBeCloseTo(-1, 12);
    expect(consensus(scale([0, 5, 0, 5, 0]))).toBeGreaterThan(0.4);
  });

  it('quartiles are R-7 and the deviation is the sample one, as published', () => {
    const quartiles = distributionOf(PUBLISHED.quartiles_R7.x);
    expect([0.25, 0.5, 0.75].map((p) => quantile(quartiles, p))).toEqual(PUBLISHED.quartiles_R7.q);
    expect(interquartileRange(quartiles)).toBe(17);
    expect(sampleDeviation(distributionOf(PUBLISHED.sd.x))).toBeCloseTo(PUBLISHED.sd.sample, 12);
  });

  it('statistics on counts equal those of a library on the ratings one by one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ratings, p) => {
          const sorted = [...ratings].sort((a, b) => a - b);
          const counts = Array.from(
            { length: 11 },
            (_, at) => sorted.filter((rating) => rating === at + 1).length,
          );
          expect(quantile(scale(counts), p)).toBeCloseTo(quantileSorted(sorted, p)!, 9);
          expect(median(scale(counts))).toBe(quantileSorted(sorted, 0.5));
          expect(mean(scale(counts))).toBeCloseTo(d3Mean(sorted)!, 9);
          const sd = sampleDeviation(scale(counts));
          if (sorted.length < 2) expect(sd).toBeNull();
          else expect(sd).toBeCloseTo(deviation(sorted)!, 9);
        },
      ),
    );
  });

  it('consensus stays within 0 and 1, agreement within −1 and 1', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 3, maxLength: 11 }), (counts) => {
        const [cns, a] = [consensus(scale(counts)), agreement(scale(counts))];
        if (counts.every((count) => count === 0)) return void expect([cns, a]).toEqual([null, null]);
        expect(cns).toBeGreaterThanOrEqual(0);
        expect(cns).toBeLessThanOrEqual(1);
        expect(a).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(a).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('nothing counted is null, never zero', () => {
    const none = scale([0, 0, 0]);
    expect([
      quantile(none, 0.5),
      mean(none),
      interquartileRange(none),
      sampleDeviation(none),
      consensus(none),
      agreement(none),
    ]).toEqual(Array(6).fill(null));
    expect(share('votes-cast', 0, 0)).toEqual({ of: 'votes-cast', value: null });
  });
});
