import * as z from 'zod/mini';
import { consensus } from '../methods/consensus.ts';
import { nearnessTo, quadrantOf, QUADRANTS, type Quadrant } from '../methods/quadrant.ts';
import { interquartileRange, median, quantile, total, type Distribution } from '../methods/spread.ts';
import { id, line } from '../text.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import { liking } from './leaning.ts';
import type { Tally } from './round-kind.ts';
import { tiers } from './tiers.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

export const MATRIX_LABEL_LENGTH = 40;
export const MATRIX_POINTS = { least: 3, most: 21 } as const;

/** Much of both, as most pairs of criteria are put. */
const BEST: Quadrant = 'topRight';

const label = line(0, MATRIX_LABEL_LENGTH);
const axis = z.strictObject({ label, minLabel: label, maxLabel: label });

const config = z.strictObject({
  ...itemVotingFields,
  /** From left to right, and from the bottom up. */
  x: axis,
  y: axis,
  /** Both axes have the same points. */
  scale: z
    .strictObject({
      min: z.int().check(z.minimum(0), z.maximum(10)),
      max: z.int().check(z.minimum(1), z.maximum(30)),
    })
    .check(
      z.refine(({ min, max }) => max - min + 1 >= MATRIX_POINTS.least && max - min + 1 <= MATRIX_POINTS.most),
    ),
  /** What the four parts of the plane are called; empty has no name. */
  quadrants: z.strictObject({ topLeft: label, topRight: label, bottomLeft: label, bottomRight: label }),
  /** The part that is best to be in: what comes first when a later round takes the best of this one. */
  best: z._default(z.enum(QUADRANTS), BEST),
  /** Items may be left out; otherwise every item gets a place. */
  leaveOut: z.boolean(),
});
type Config = z.infer<typeof config>;

const ballot = z.strictObject({
  places: z.array(z.strictObject({ item: id, x: z.int(), y: z.int() })).check(
    z.minLength(1),
    z.maxLength(MAX_ITEMS),
    z.refine((places) => new Set(places.map(({ item }) => item)).size === places.length),
  ),
});
type Ballot = z.infer<typeof ballot>;

/** How often each point was given, `[item][point]`, items in item order, points from the scale's minimum up. */
interface Counted {
  x: number[][];
  y: number[][];
}

/** Where a group puts one item on one axis. */
export interface AxisFigures {
  distribution: number[];
  median: number | null;
  /** R-7; the ends of the error bar. */
  quartiles: [number | null, number | null];
  iqr: number | null;
  /** Tastle & Wierman 2007, 0 to 1. */
  consensus: number | null;
}

export interface MatrixResult {
  method: 'matrix';
  /** The points of both axes, ascending. */
  points: number[];
  /** What divides the quadrants: halfway the configured scale. */
  midpoint: number;
  /** The part that is best to be in. */
  best: Quadrant;
  items: {
    id: string;
    text: string;
    n: number;
    x: AxisFigures;
    y: AxisFigures;
    /** By the medians; a median on a dividing line decides nothing. Null without placements. */
    quadrant: Quadrant | 'undecided' | null;
    /** How near to the best corner, in points of the scale; the higher the nearer. Null without placements. */
    nearness: number | null;
  }[];
}

function pointsOf({ min, max }: Config['scale']): number[] {
  return Array.from({ length: max - min + 1 }, (_, step) => min + step);
}

class MatrixTally implements Tally<Ballot, Counted> {
  readonly #position: Map<string, number>;
  readonly #min: number;
  readonly #counted: Counted;

  constructor({ scale }: Config, items: readonly Item[]) {
    this.#position = new Map(items.map((item, at) => [item.id, at]));
    this.#min = scale.min;
    const empty = () => items.map(() => pointsOf(scale).map(() => 0));
    this.#counted = { x: empty(), y: empty() };
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

  #count({ places }: Ballot, weight: 1 | -1): void {
    for (const { item, x, y } of places) {
      const at = this.#position.get(item) ?? -1;
      for (const [row, point] of [
        [this.#counted.x[at], x - this.#min],
        [this.#counted.y[at], y - this.#min],
      ] as const)
        if (row?.[point] !== undefined) row[point] += weight;
    }
  }
}

/** The mean of a figure of both axes; null when either is. */
function ofBoth(x: number | null, y: number | null): number | null {
  return x === null || y === null ? null : (x + y) / 2;
}

function figuresOf(distribution: Distribution): AxisFigures {
  return {
    distribution: [...distribution.counts],
    median: median(distribution),
    quartiles: [quantile(distribution, 0.25), quantile(distribution, 0.75)],
    iqr: interquartileRange(distribution),
    consensus: consensus(distribution),
  };
}

/** A voting round that gives each item a place on a plane of two criteria. */
export const matrix = defineVoting({
  kind: 'matrix',
  config,
  defaults: (newId): Config => ({
    ...itemVotingDefaults(newId),
    x: { label: '', minLabel: '', maxLabel: '' },
    y: { label: '', minLabel: '', maxLabel: '' },
    scale: { min: 0, max: 10 },
    quadrants: { topLeft: '', topRight: '', bottomLeft: '', bottomRight: '' },
    best: BEST,
    leaveOut: false,
  }),
  ballots: {
    schema: ballot,
    check: ({ scale: { min, max }, leaveOut }, items, { places }) => {
      for (const { item, x, y } of places) {
        if (!items.some((known) => known.id === item)) return 'item-unknown';
        if (Math.min(x, y) < min || Math.max(x, y) > max) return 'score-out-of-scale';
      }
      return !leaveOut && places.length < items.length ? 'too-few-picks' : null;
    },
    tally: (config, items) => new MatrixTally(config, items),
    // A round prepared before there was a best part has none.
    result: ({ scale, best = BEST }, items, counted): MatrixResult => {
      const values = pointsOf(scale);
      const midpoint = (scale.min + scale.max) / 2;
      return {
        method: 'matrix',
        points: values,
        midpoint,
        best,
        items: items.map(({ id, text }, at) => {
          const x = figuresOf({ values, counts: counted.x[at] ?? [] });
          const y = figuresOf({ values, counts: counted.y[at] ?? [] });
          const quadrant = quadrantOf(x.median, y.median, midpoint);
          const nearness = nearnessTo(best, x.median, y.median, midpoint);
          return { id, text, n: total(x.distribution), x, y, quadrant, nearness };
        }),
      };
    },
    random: ({ scale: { min, max }, leaveOut }, items, random) => {
      const placed = leaveOut ? items.filter(() => random.next() < 0.9) : items;
      return {
        places: (placed.length > 0 ? placed : items).map(({ id }) => ({
          item: id,
          x: min + Math.floor(liking(`${id} x`, random) * (max - min + 1)),
          y: min + Math.floor(liking(`${id} y`, random) * (max - min + 1)),
        })),
      };
    },
    // What the picture says goes first: the best part before all else, whatever lies near it.
    order: ({ items, best, points }) =>
      tiers(items, ({ nearness, quadrant }) =>
        nearness === null ? null : nearness + (quadrant === best ? points.length : 0),
      ),
    positions: ({ items }) =>
      items.map(({ id, nearness, x, y }) => ({
        itemId: id,
        centre: nearness,
        spread: ofBoth(x.iqr, y.iqr),
        consensus: ofBoth(x.consensus, y.consensus),
      })),
  },
});
