import { agreement, consensus } from '../methods/consensus.ts';
import {
  interquartileRange,
  mean,
  median,
  quantile,
  sampleDeviation,
  total,
  type Distribution,
} from '../methods/spread.ts';

/** Everything that is said of scores on one scale (METHODS.md, rating). All but the counts are null without a score. */
export interface ScaleFigures {
  n: number;
  /** Per point of the scale, ascending. */
  distribution: number[];
  median: number | null;
  quartiles: [number | null, number | null];
  iqr: number | null;
  mean: number | null;
  sampleDeviation: number | null;
  /** Tastle & Wierman 2007, 0 to 1. */
  consensus: number | null;
  /** Van der Eijk 2001, −1 to 1. */
  agreement: number | null;
}

export function figuresOf(distribution: Distribution): ScaleFigures {
  return {
    n: total(distribution.counts),
    distribution: [...distribution.counts],
    median: median(distribution),
    quartiles: [quantile(distribution, 0.25), quantile(distribution, 0.75)],
    iqr: interquartileRange(distribution),
    mean: mean(distribution),
    sampleDeviation: sampleDeviation(distribution),
    consensus: consensus(distribution),
    agreement: agreement(distribution),
  };
}

/** Weights as shares of their sum. */
export function weightsOf(criteria: readonly { weight: number }[]): number[] {
  const sum = criteria.reduce((all, { weight }) => all + weight, 0);
  return criteria.map(({ weight }) => weight / sum);
}

/** Σwⱼ·x̄ⱼ over the mean scores of one item (METHODS.md, weighted criteria); null while any criterion has no score. */
export function weightedScore(
  weights: readonly number[],
  cells: readonly { mean: number | null }[],
): number | null {
  let sum = 0;
  for (const [at, { mean }] of cells.entries()) {
    if (mean === null) return null;
    sum += (weights[at] ?? 0) * mean;
  }
  return sum;
}
