/**
 * How often each point of an ordered scale was given: `counts[i]` ratings of `values[i]`, values ascending.
 * Every statistic here works on counts, so its cost is that of the scale and not of the number of ratings.
 */
export interface Distribution {
  values: readonly number[];
  counts: readonly number[];
}

/** Number of ratings in a distribution. */
export function total(counts: readonly number[]): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

/** The rating at `rank` (from 0) when all ratings are laid out in ascending order. */
function ranked({ values, counts }: Distribution, rank: number): number {
  let passed = 0;
  for (const [at, count] of counts.entries()) {
    passed += count;
    if (rank < passed) return values[at] ?? Number.NaN;
  }
  return Number.NaN;
}

/** Quantile by R-7 (METHODS.md, convention 4; Hyndman & Fan 1996, type 7), `p` from 0 to 1. Null without ratings. */
export function quantile(distribution: Distribution, p: number): number | null {
  const n = total(distribution.counts);
  if (n === 0) return null;
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const low = ranked(distribution, below);
  const fraction = position - below;
  return fraction === 0 ? low : low + fraction * (ranked(distribution, below + 1) - low);
}

/** Median, as the R-7 quantile at one half. Null without ratings. */
export function median(distribution: Distribution): number | null {
  return quantile(distribution, 0.5);
}

/** Interquartile range, R-7: third quartile less first. Null without ratings. */
export function interquartileRange(distribution: Distribution): number | null {
  const first = quantile(distribution, 0.25);
  const third = quantile(distribution, 0.75);
  return first === null || third === null ? null : third - first;
}

/** Arithmetic mean. Null without ratings. */
export function mean({ values, counts }: Distribution): number | null {
  const n = total(counts);
  if (n === 0) return null;
  let sum = 0;
  for (const [at, count] of counts.entries()) sum += count * (values[at] ?? 0);
  return sum / n;
}

/** Sample standard deviation (n − 1; METHODS.md, convention 4). Null below two ratings. */
export function sampleDeviation(distribution: Distribution): number | null {
  const { values, counts } = distribution;
  const n = total(counts);
  const mu = mean(distribution);
  if (n < 2 || mu === null) return null;
  let squares = 0;
  for (const [at, count] of counts.entries()) squares += count * ((values[at] ?? 0) - mu) ** 2;
  return Math.sqrt(squares / (n - 1));
}
