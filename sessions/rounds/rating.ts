import * as z from 'zod/mini';
import { randomInt } from '../random.ts';
import type { Refusal } from '../refusals.ts';
import { id, line } from '../text.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import { liking } from './leaning.ts';
import { figuresOf, weightsOf, weightedScore, type ScaleFigures } from './scale-figures.ts';
import type { Tally } from './round-kind.ts';
import { tiers } from './tiers.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

export const MAX_SCALE_POINTS = 11;
export const MAX_CRITERIA = 8;

const scale = z
  .strictObject({
    min: z.int().check(z.minimum(0), z.maximum(10)),
    max: z.int().check(z.minimum(1), z.maximum(20)),
    minLabel: line(0, 60),
    maxLabel: line(0, 60),
    /** A word for every point, from the lowest up; empty is none. */
    labels: z._default(z.array(line(0, 30)).check(z.maxLength(MAX_SCALE_POINTS)), []),
  })
  .check(z.refine(({ min, max }) => max > min && max - min < MAX_SCALE_POINTS));

/** Weights are set as whole numbers and used as shares of their sum, so that they always add up to 1. */
const criterion = z.strictObject({
  id,
  text: line(1, 80),
  weight: z.int().check(z.minimum(1), z.maximum(100)),
});
export type Criterion = z.infer<typeof criterion>;

const config = z.strictObject({
  ...itemVotingFields,
  scale,
  /** Items may be left without a score ("no opinion"); otherwise every item needs one, on every criterion. */
  noOpinion: z.boolean(),
  /** What each item is scored on; empty is one score for the item as such. */
  criteria: z._default(
    z.array(criterion).check(
      z.maxLength(MAX_CRITERIA),
      z.refine((criteria) => new Set(criteria.map(({ id }) => id)).size === criteria.length),
    ),
    [],
  ),
});
type Config = z.infer<typeof config>;

const ballot = z.strictObject({
  /** `criterion` is there in a round with criteria, and only there. */
  scores: z.array(z.strictObject({ item: id, criterion: z.optional(id), score: z.int() })).check(
    z.minLength(1),
    z.maxLength(MAX_ITEMS * MAX_CRITERIA),
    z.refine(
      (scores) => new Set(scores.map(({ item, criterion }) => `${item} ${criterion}`)).size === scores.length,
    ),
  ),
});
type Ballot = z.infer<typeof ballot>;

/** `counts[cell][point]`, points from the scale's minimum up; cells are items in item order, each with its criteria in theirs. */
interface Counted {
  counts: number[][];
}

/** Scores of items as such. */
export interface PlainRating {
  method: 'rating';
  /** The points of the scale, ascending. */
  points: number[];
  items: ({ id: string; text: string } & ScaleFigures)[];
}

/** Scores of items on several criteria: Σwⱼ·xᵢⱼ of the mean scores, and the spread in every cell. */
export interface CriteriaRating {
  method: 'weighted-criteria';
  points: number[];
  /** `weight` is a share: they add up to 1. */
  criteria: { id: string; text: string; weight: number }[];
  /** `cells` in the order of the criteria; `weighted` is null while any of them has no score. */
  items: { id: string; text: string; weighted: number | null; cells: ScaleFigures[] }[];
}

export type RatingResult = PlainRating | CriteriaRating;

function pointsOf({ min, max }: Pick<Config['scale'], 'min' | 'max'>): number[] {
  return Array.from({ length: max - min + 1 }, (_, step) => min + step);
}

/** What is scored: each item, or each item on each criterion. */
function cellsOf({ criteria }: Config, items: readonly Item[]): { item: string; criterion?: string }[] {
  return items.flatMap(({ id: item }) =>
    // A round prepared before there were criteria has none.
    (criteria ?? []).length === 0 ? [{ item }] : criteria.map(({ id }) => ({ item, criterion: id })),
  );
}

function keyOf({ item, criterion = '' }: { item: string; criterion?: string | undefined }): string {
  return `${item} ${criterion}`;
}

class RatingTally implements Tally<Ballot, Counted> {
  readonly #cell: Map<string, number>;
  readonly #min: number;
  readonly #counted: Counted;

  constructor(config: Config, items: readonly Item[]) {
    const cells = cellsOf(config, items);
    this.#cell = new Map(cells.map((cell, at) => [keyOf(cell), at]));
    this.#min = config.scale.min;
    this.#counted = { counts: cells.map(() => pointsOf(config.scale).map(() => 0)) };
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
    for (const entry of scores) {
      const row = this.#counted.counts[this.#cell.get(keyOf(entry)) ?? -1];
      const at = entry.score - this.#min;
      if (row?.[at] !== undefined) row[at] += weight;
    }
  }
}

function check(config: Config, items: readonly Item[], { scores }: Ballot): Refusal | null {
  const { scale, noOpinion } = config;
  const cells = new Set(cellsOf(config, items).map(keyOf));
  for (const entry of scores) {
    if (!items.some(({ id }) => id === entry.item)) return 'item-unknown';
    if (!cells.has(keyOf(entry))) return 'ballot-invalid';
    if (entry.score < scale.min || entry.score > scale.max) return 'score-out-of-scale';
  }
  return !noOpinion && scores.length < cells.size ? 'too-few-picks' : null;
}

function resultOf({ scale, criteria }: Config, items: readonly Item[], { counts }: Counted): RatingResult {
  const points = pointsOf(scale);
  const figures = (cell: number) => figuresOf({ values: points, counts: [...(counts[cell] ?? [])] });
  if ((criteria ?? []).length === 0)
    return {
      method: 'rating',
      points,
      items: items.map(({ id, text }, at) => ({ id, text, ...figures(at) })),
    };
  const weights = weightsOf(criteria);
  return {
    method: 'weighted-criteria',
    points,
    criteria: criteria.map(({ id, text }, at) => ({ id, text, weight: weights[at] ?? 0 })),
    items: items.map(({ id, text }, at) => {
      const cells = criteria.map((_, column) => figures(at * criteria.length + column));
      return { id, text, weighted: weightedScore(weights, cells), cells };
    }),
  };
}

/** A voting round that scores one or several items on a scale, as such or on several weighted criteria. */
export const rating = defineVoting({
  kind: 'rating',
  config,
  defaults: (newId): Config => ({
    ...itemVotingDefaults(newId, ['1']),
    scale: { min: 1, max: 5, minLabel: '', maxLabel: '', labels: [] },
    noOpinion: false,
    criteria: [],
  }),
  ballots: {
    schema: ballot,
    check,
    tally: (config, items) => new RatingTally(config, items),
    result: (config, items, counted) => resultOf(config, items, counted),
    random: (config, items, random) => {
      const { min, max } = config.scale;
      const scores = cellsOf(config, items).map((cell) => ({
        ...cell,
        score: min + Math.min(max - min, Math.floor(liking(keyOf(cell), random) * (max - min + 1))),
      }));
      const silent = config.noOpinion && random.next() < 0.2 ? randomInt(random, 0, scores.length - 1) : null;
      return { scores: scores.length === 1 ? scores : scores.filter((_, at) => at !== silent) };
    },
    order: (result) =>
      result.method === 'rating'
        ? tiers(result.items, ({ median, mean }) => (median === null ? null : median * 1000 + (mean ?? 0)))
        : tiers(result.items, ({ weighted }) => weighted),
    positions: (result) =>
      result.method === 'rating'
        ? result.items.map(({ id, median, iqr, consensus }) => ({
            itemId: id,
            centre: median,
            spread: iqr,
            consensus,
          }))
        : result.items.map(({ id, weighted }) => ({
            itemId: id,
            centre: weighted,
            spread: null,
            consensus: null,
          })),
  },
});
