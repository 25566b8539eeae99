import * as z from 'zod/mini';
import { binsOf, type Bin } from '../methods/bins.ts';
import { countNumber, distributionOf, type Multiset } from '../methods/multiset.ts';
import {
  interquartileRange,
  mean,
  median,
  quantile,
  sampleDeviation,
  total,
  type Distribution,
} from '../methods/spread.ts';
import type { Random } from '../random.ts';
import { line } from '../text.ts';
import type { Tally } from './round-kind.ts';
import { ESTIMATE_ITEM, MAX_DECIMALS, MAX_ESTIMATE } from './estimate-limits.ts';
import { defineVoting, votingDefaults, votingFields } from './voting.ts';

const value = z.number().check(z.minimum(-MAX_ESTIMATE), z.maximum(MAX_ESTIMATE));

const config = z
  .strictObject({
    ...votingFields,
    /** What is counted in: euros, weeks, percent. */
    unit: line(0, 20),
    /** The least and the most that can be answered; null is no bound. */
    min: z.nullable(value),
    max: z.nullable(value),
    decimals: z.int().check(z.minimum(0), z.maximum(MAX_DECIMALS)),
  })
  .check(z.refine(({ min, max }) => min === null || max === null || min < max));
type Config = z.infer<typeof config>;

const ballot = z.strictObject({ value });
type Ballot = z.infer<typeof ballot>;

/** Answers as whole numbers of the smallest unit, so that what is taken out is exactly what was put in. */
interface Counted {
  answers: Multiset;
}

export interface EstimateResult {
  method: 'estimate';
  unit: string;
  decimals: number;
  n: number;
  min: number | null;
  max: number | null;
  median: number | null;
  quartiles: [number | null, number | null];
  iqr: number | null;
  mean: number | null;
  sampleDeviation: number | null;
  /** Null when any answer is 0 or less. */
  geometricMean: number | null;
  bins: Bin[];
}

function unitOf({ decimals }: Pick<Config, 'decimals'>): number {
  return 10 ** decimals;
}

class EstimateTally implements Tally<Ballot, Counted> {
  readonly #unit: number;
  readonly #counted: Counted = { answers: new Map() };

  constructor(config: Config) {
    this.#unit = unitOf(config);
  }

  add({ value }: Ballot): void {
    countNumber(this.#counted.answers, this.#whole(value), 1);
  }

  remove({ value }: Ballot): void {
    countNumber(this.#counted.answers, this.#whole(value), -1);
  }

  counted(): Counted {
    return this.#counted;
  }

  /** −0 would be a number of its own in no other sense than that of a computer. */
  #whole(value: number): number {
    return Math.round(value * this.#unit) + 0;
  }
}

/** exp of the mean of the logarithms; null without answers, and when any of them is 0 or less. */
function geometricMean({ values, counts }: Distribution): number | null {
  const n = total(counts);
  if (n === 0 || (values[0] ?? 0) <= 0) return null;
  let sum = 0;
  values.forEach((value, at) => (sum += Math.log(value) * (counts[at] ?? 0)));
  return Math.exp(sum / n);
}

function resultOf(config: Config, { answers }: Counted): EstimateResult {
  const { unit, decimals } = config;
  const distribution = distributionOf(answers, unitOf(config));
  return {
    method: 'estimate',
    unit,
    decimals,
    n: total(distribution.counts),
    min: distribution.values[0] ?? null,
    max: distribution.values.at(-1) ?? null,
    median: median(distribution),
    quartiles: [quantile(distribution, 0.25), quantile(distribution, 0.75)],
    iqr: interquartileRange(distribution),
    mean: mean(distribution),
    sampleDeviation: sampleDeviation(distribution),
    geometricMean: geometricMean(distribution),
    bins: binsOf(distribution, 1 / unitOf(config)),
  };
}

/** Answers as people guess: around a common idea, in round numbers, some far off. */
function randomBallot(config: Config, random: Random): Ballot {
  const { min, max } = config;
  const bell = (random.next() + random.next() + random.next()) / 3;
  const guess =
    min !== null && max !== null
      ? min + bell * (max - min)
      : (min ?? max ?? 0) + (max === null ? 1 : -1) * 100 * bell;
  const unit = unitOf(config);
  const inside = Math.min(max ?? guess, Math.max(min ?? guess, guess));
  const low = min === null ? -Infinity : Math.ceil(min * unit);
  const high = max === null ? Infinity : Math.floor(max * unit);
  return { value: Math.min(high, Math.max(low, Math.round(inside * unit))) / unit };
}

/** A voting round in which everybody estimates one number, blind of the others. */
export const estimate = defineVoting({
  kind: 'estimate',
  config,
  defaults: (): Config => ({ ...votingDefaults(), unit: '', min: null, max: null, decimals: 0 }),
  ballots: {
    schema: ballot,
    check: (config, _items, { value }) => {
      const { min, max } = config;
      if ((min !== null && value < min) || (max !== null && value > max)) return 'score-out-of-scale';
      const unit = unitOf(config);
      // A decimal number is the double nearest to whole ÷ 10ⁿ, so that this is exact.
      return Math.round(value * unit) / unit === value ? null : 'ballot-invalid';
    },
    tally: (config) => new EstimateTally(config),
    result: (config, _items, counted) => resultOf(config, counted),
    random: (config, _items, random) => randomBallot(config, random),
    positions: ({ median, iqr }) => [{ itemId: ESTIMATE_ITEM, centre: median, spread: iqr, consensus: null }],
  },
});
