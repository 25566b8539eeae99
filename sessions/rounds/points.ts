import * as z from 'zod/mini';
import { countNumber, distributionOf, type Multiset } from '../methods/multiset.ts';
import { interquartileRange } from '../methods/spread.ts';
import { randomPick, type Random } from '../random.ts';
import type { Refusal } from '../refusals.ts';
import { id } from '../text.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import { leaning } from './leaning.ts';
import { costOf, roomFor } from './points-cost.ts';
import type { Tally } from './round-kind.ts';
import { tiers } from './tiers.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

export const MAX_BUDGET = 1000;
const amount = z.int().check(z.minimum(1), z.maximum(MAX_BUDGET));

const config = z.strictObject({
  ...itemVotingFields,
  /** Points are numbers to divide, dots are stuck one by one; in quadratic voting v votes for one item cost v² of the budget. */
  mode: z.enum(['points', 'dots', 'quadratic']),
  /** What each voter has to give: points, dots or credits. */
  budget: amount,
  /** What one item may get at most from one voter; null is no limit. */
  cap: z.nullable(amount),
  /** A vote counts only when nothing more can be given. */
  mustSpend: z.boolean(),
});
type Config = z.infer<typeof config>;

const ballot = z.strictObject({
  /** Items that get something; the rest gets nothing. */
  given: z.array(z.strictObject({ item: id, points: amount })).check(
    z.maxLength(MAX_ITEMS),
    z.refine((given) => new Set(given.map(({ item }) => item)).size === given.length),
  ),
});
type Ballot = z.infer<typeof ballot>;

/** Per item, in item order; all of them sums and counts of whole numbers. */
interface Counted {
  ballots: number;
  sums: number[];
  /** How many gave an item how much: who gave nothing is not in it. */
  amounts: Multiset[];
}

export interface PointsItem {
  id: string;
  text: string;
  /** Points, dots, or votes in quadratic voting. */
  sum: number;
  /** Of all that was given to any item; null when nothing was. */
  share: number | null;
  supporters: number;
  /** The most one voter gave it, and which part of its sum that is; null when nobody gave anything. */
  largest: number | null;
  largestShare: number | null;
  /** Per voter, those who gave nothing included; null without voters. */
  mean: number | null;
  iqr: number | null;
}

export interface PointsResult {
  method: 'cumulative' | 'dots' | 'quadratic';
  budget: number;
  ballots: number;
  /** Given to all items together: the sum of their sums. */
  spent: number;
  items: PointsItem[];
  /** Items with the most: a set (METHODS.md, convention 8). Empty when nothing was given. */
  leaders: string[];
}

const METHODS = { points: 'cumulative', dots: 'dots', quadratic: 'quadratic' } as const;

class PointsTally implements Tally<Ballot, Counted> {
  readonly #position: Map<string, number>;
  readonly #counted: Counted;

  constructor(items: readonly Item[]) {
    this.#position = new Map(items.map((item, at) => [item.id, at]));
    this.#counted = { ballots: 0, sums: items.map(() => 0), amounts: items.map((): Multiset => new Map()) };
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

  #count({ given }: Ballot, weight: 1 | -1): void {
    this.#counted.ballots += weight;
    for (const { item, points } of given) {
      const at = this.#position.get(item);
      const amounts = this.#counted.amounts[at ?? -1];
      if (at === undefined || !amounts) continue;
      this.#counted.sums[at] = (this.#counted.sums[at] ?? 0) + points * weight;
      countNumber(amounts, points, weight);
    }
  }
}

function check(config: Config, items: readonly Item[], { given }: Ballot): Refusal | null {
  const { mode, budget, cap, mustSpend } = config;
  if (given.length === 0) return 'too-few-picks';
  if (!given.every(({ item }) => items.some(({ id }) => id === item))) return 'item-unknown';
  if (cap !== null && given.some(({ points }) => points > cap)) return 'item-over-cap';
  const left = given.reduce((rest, { points }) => rest - costOf(mode, points), budget);
  if (left < 0) return 'over-budget';
  const points = new Map(given.map((entry) => [entry.item, entry.points]));
  return mustSpend && items.some(({ id }) => roomFor(config, points.get(id) ?? 0, left) > 0)
    ? 'under-budget'
    : null;
}

function resultOf({ mode, budget }: Config, items: readonly Item[], counted: Counted): PointsResult {
  const { ballots, sums, amounts } = counted;
  const spent = sums.reduce((all, sum) => all + sum, 0);
  const most = Math.max(0, ...sums);
  return {
    method: METHODS[mode],
    budget,
    ballots,
    spent,
    items: items.map(({ id, text }, at) => {
      const sum = sums[at] ?? 0;
      const given: Multiset = new Map(amounts[at]);
      const supporters = [...given.values()].reduce((all, count) => all + count, 0);
      const largest = supporters === 0 ? null : Math.max(...given.keys());
      if (ballots > supporters) given.set(0, ballots - supporters);
      return {
        id,
        text,
        sum,
        share: spent === 0 ? null : sum / spent,
        supporters,
        largest,
        largestShare: largest === null ? null : largest / sum,
        mean: ballots === 0 ? null : sum / ballots,
        iqr: interquartileRange(distributionOf(given)),
      };
    }),
    leaders: most === 0 ? [] : items.flatMap(({ id }, at) => (sums[at] === most ? [id] : [])),
  };
}

/** Gives one by one, rather to what the group likes, until nothing more fits or the voter has had enough. */
function randomBallot(config: Config, items: readonly Item[], random: Random): Ballot {
  const { mode, budget, mustSpend } = config;
  const given = new Map<string, number>();
  const of = (item: Item) => given.get(item.id) ?? 0;
  const enough = mustSpend ? 0 : Math.floor(random.next() ** 3 * budget);
  let left = budget;
  for (;;) {
    const open = items.filter((item) => roomFor(config, of(item), left) > 0);
    if (open.length === 0 || (given.size > 0 && left <= enough)) break;
    const [one, other] = [randomPick(random, open), randomPick(random, open)];
    const item = leaning(one.id) >= leaning(other.id) ? one : other;
    const room = roomFor(config, of(item), left);
    const step = mode === 'points' ? Math.min(room, Math.max(1, Math.round(budget / 20))) : 1;
    left += costOf(mode, of(item)) - costOf(mode, of(item) + step);
    given.set(item.id, of(item) + step);
  }
  return { given: [...given].map(([item, points]) => ({ item, points })) };
}

/** A voting round in which everybody divides the same budget over the items (cumulative voting, dots, quadratic voting). */
export const points = defineVoting({
  kind: 'points',
  config,
  defaults: (newId): Config => ({
    ...itemVotingDefaults(newId, ['A', 'B', 'C']),
    mode: 'points',
    budget: 100,
    cap: null,
    mustSpend: false,
  }),
  ballots: {
    schema: ballot,
    check,
    tally: (_config, items) => new PointsTally(items),
    result: (config, items, counted) => resultOf(config, items, counted),
    random: randomBallot,
    order: ({ items }) => tiers(items, ({ sum }) => sum),
    positions: ({ items }) =>
      items.map(({ id, mean, iqr }) => ({ itemId: id, centre: mean, spread: iqr, consensus: null })),
  },
});
