import * as z from 'zod/mini';
import { agreement, consensus } from '../methods/consensus.ts';
import { interquartileRange, mean, median, quantile, sampleDeviation, total } from '../methods/spread.ts';
import { randomInt } from '../random.ts';
import { id, line } from '../text.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import type { Tally } from './round-kind.ts';
import { tiers } from './tiers.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

export const MAX_SCALE_POINTS = 11;

const scale = z
  .strictObject({
    min: z.int().check(z.minimum(0), z.maximum(10)),
    max: z.int().check(z.minimum(1), z.maximum(20)),
    minLabel: line(0, 60),
    maxLabel: line(0, 60),
  })
  .check(z.refine(({ min, max }) => max > min && max - min < MAX_SCALE_POINTS));

const config = z.strictObject({
  ...itemVotingFields,
  scale,
  /** Items may be left without a score ("no opinion"); otherwise every item needs one. */
  noOpinion: z.boolean(),
});
type Config = z.infer<typeof config>;

const ballot = z.strictObject({
  scores: z.array(z.strictObject({ item: id, score: z.int() })).check(
    z.minLength(1),
    z.maxLength(MAX_ITEMS),
    z.refine((scores) => new Set(scores.map(({ item }) => item)).size === scores.length),
  ),
});
type Ballot = z.infer<typeof ballot>;

/** `counts[item][point]`, items in item order, points from the scale's minimum up. */
interface Counted {
  counts: number[][];
}

export interface RatingResult {
  method: 'rating';
  /** The points of the scale, ascending. */
  points: number[];
  items: {
    id: string;
    text: string;
    n: number;
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
  }[];
}

function pointsOf({ min, max }: Config['scale']): number[] {
  return Array.from({ length: max - min + 1 }, (_, step) => min + step);
}

class RatingTally implements Tally<Ballot, Counted> {
  readonly #position: Map<string, number>;
  readonly #min: number;
  readonly #counted: Counted;

  constructor({ scale }: Config, items: readonly Item[]) {
    this.#position = new Map(items.map((item, at) => [item.id, at]));
    this.#min = scale.min;
    this.#counted = { counts: items.map(() => pointsOf(scale).map(() => 0)) };
  }

  add(ballot: Ballot): void {
    this.#count(ballot, 1);
  }

  remove(ballot: Ballot): void {
    this.#count(ballot, -1);
  }

  counted(): Counted {
    return this.#counted;
  }

  #count({ scores }: Ballot, weight: 1 | -1): void {
    for (const { item, score } of scores) {
      const row = this.#counted.counts[this.#position.get(item) ?? -1];
      const at = score - this.#min;
      if (row?.[at] !== undefined) row[at] += weight;
    }
  }
}

/** A voting round that scores one or several items on a scale. */
export const rating = defineVoting({
  kind: 'rating',
  config,
  defaults: (newId): Config => ({
    ...itemVotingDefaults(newId, ['1']),
    scale: { min: 1, max: 5, minLabel: '', maxLabel: '' },
    noOpinion: false,
  }),
  ballots: {
    schema: ballot,
    check: ({ scale, noOpinion }, items, { scores }) => {
      for (const { item, score } of scores) {
        if (!items.some((known) => known.id === item)) return 'item-unknown';
        if (score < scale.min || score > scale.max) return 'score-out-of-scale';
      }
      return !noOpinion && scores.length < items.length ? 'too-few-picks' : null;
    },
    tally: (config, items) => new RatingTally(config, items),
    result: ({ scale }, items, { counts }): RatingResult => {
      const values = pointsOf(scale);
      return {
        method: 'rating',
        points: values,
        items: items.map(({ id, text }, at) => {
          const distribution = { values, counts: [...(counts[at] ?? [])] };
          return {
            id,
            text,
            n: total(distribution.counts),
            distribution: distribution.counts,
            median: median(distribution),
            quartiles: [quantile(distribution, 0.25), quantile(distribution, 0.75)],
            iqr: interquartileRange(distribution),
            mean: mean(distribution),
            sampleDeviation: sampleDeviation(distribution),
            consensus: consensus(distribution),
            agreement: agreement(distribution),
          };
        }),
      };
    },
    random: ({ scale }, items, random) => ({
      scores: items.map(({ id }) => ({ item: id, score: randomInt(random, scale.min, scale.max) })),
    }),
    order: ({ items }) =>
      tiers(items, ({ median, mean }) => (median === null ? null : median + (mean ?? 0) / 1e6)),
    positions: ({ items }) =>
      items.map(({ id, median, iqr, consensus }) => ({ itemId: id, centre: median, spread: iqr, consensus })),
  },
});
