import { quantile, total, type Distribution } from './spread.ts';

export interface Bin {
  from: number;
  to: number;
  count: number;
}

const MOST_BINS = 12;

/**
 * Numbers in bins of equal, round width (1, 2 or 5 times a power of ten), for a picture of how they lie: each bin from its lower
 * bound up to, not including, its upper one. The width is that of Freedman & Diaconis (1981), 2·IQR / ∛n, or Sturges' where the IQR is 0,
 * widened until there are at most 12; numbers that lie within 12 of the smallest unit there is have a bin each. Empty without numbers.
 */
export function binsOf(distribution: Distribution, smallest: number): Bin[] {
  const { values, counts } = distribution;
  const n = total(counts);
  const [min, max] = [values[0], values.at(-1)];
  if (n === 0 || min === undefined || max === undefined) return [];
  const iqr = (quantile(distribution, 0.75) ?? 0) - (quantile(distribution, 0.25) ?? 0);
  const wanted = iqr > 0 ? (2 * iqr) / Math.cbrt(n) : (max - min) / (Math.log2(n) + 1);
  const near = max - min < (MOST_BINS - 0.5) * smallest;
  let width = near ? smallest : roundUp(Math.max(wanted, (max - min) / MOST_BINS, smallest));
  let first = stepOf(min, width);
  while (stepOf(max, width) - first >= MOST_BINS) {
    width = roundUp(width * 1.5);
    first = stepOf(min, width);
  }
  const bins = Array.from({ length: stepOf(max, width) - first + 1 }, (_, at): Bin => {
    const bound = (step: number) => Number(((first + step) * width).toPrecision(12));
    return { from: bound(at), to: bound(at + 1), count: 0 };
  });
  values.forEach((value, at) => {
    // By the printed bounds, so that a number that lies on one is where it is seen to lie.
    const bin = bins.find(({ to }) => value < to) ?? bins.at(-1);
    if (bin) bin.count += counts[at] ?? 0;
  });
  return bins;
}

/** How many whole widths fit below a number; 0.3 / 0.1 is 3 here, and not the 2.9999999999999996 of binary fractions. */
function stepOf(value: number, width: number): number {
  return Math.floor(Number((value / width).toPrecision(12)));
}

/** The next of 1, 2, 5, 10, 20, 50 … that is not below a positive number. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5].find((step) => Number((step * power).toPrecision(12)) >= value) ?? 10;
  return Number((factor * power).toPrecision(12));
}
