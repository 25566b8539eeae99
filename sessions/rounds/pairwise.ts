import * as z from 'zod/mini';
import { ahpWeights, MOST_WEIGHED } from '../methods/ahp.ts';
import { randomInt } from '../random.ts';
import { id } from '../text.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import { pairsFor, pairsOf } from './pair-order.ts';
import {
  ahpResult,
  bradleyTerryResult,
  CONSISTENT,
  judgmentMatrix,
  logOfLean,
  MOST_LEAN,
  type PairwiseCounted,
  type PairwiseResult,
} from './pairwise-results.ts';
import type { Tally } from './round-kind.ts';
import { tiers } from './tiers.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

export const MAX_PAIRS = pairsOf(MAX_ITEMS);

const config = z.strictObject({
  ...itemVotingFields,
  /** Which of two, over and over; or how many times the one matters more than the other, on Saaty's scale of 1 to 9. */
  method: z.enum(['bradley-terry', 'ahp']),
  /** In Bradley–Terry, "neither" may be answered: half a win for both. AHP always has "equal". */
  ties: z.boolean(),
  /** In Bradley–Terry, how many pairs one person compares at most; null is all. In AHP everybody judges all. */
  mostPairs: z.nullable(z.int().check(z.minimum(1), z.maximum(MAX_PAIRS))),
});
type Config = z.infer<typeof config>;

const judgment = z.strictObject({
  first: id,
  second: id,
  /** 0 is equal; above leans to the first, below to the second. In AHP a lean of k is k + 1 on Saaty's scale. */
  lean: z.int().check(z.minimum(-MOST_LEAN), z.maximum(MOST_LEAN)),
});

const ballot = z.strictObject({
  judgments: z.array(judgment).check(
    z.minLength(1),
    z.maxLength(MAX_PAIRS),
    z.refine((judgments) => judgments.every(({ first, second }) => first !== second)),
    // A pair is one pair whichever way round it stands.
    z.refine(
      (judgments) =>
        new Set(judgments.map(({ first, second }) => [first, second].sort().join('/'))).size ===
        judgments.length,
    ),
  ),
});
type Ballot = z.infer<typeof ballot>;

class PairwiseTally implements Tally<Ballot, PairwiseCounted> {
  readonly #position: Map<string, number>;
  readonly #ahp: boolean;
  readonly #counted: PairwiseCounted;

  constructor({ method }: Config, items: readonly Item[]) {
    this.#position = new Map(items.map((item, at) => [item.id, at]));
    this.#ahp = method === 'ahp';
    const leans = this.#ahp ? 2 * MOST_LEAN + 1 : 3;
    this.#counted = {
      ballots: 0,
      consistent: 0,
      leans: Array.from({ length: pairsOf(items.length) }, () => Array<number>(leans).fill(0)),
    };
  }

  add(ballot: Ballot): void {
    this.#count(ballot, 1);
  }

  remove(ballot: Ballot): void {
    this.#count(ballot, -1);
  }

  counted(): PairwiseCounted {
    return this.#counted;
  }

  #count({ judgments }: Ballot, weight: 1 | -1): void {
    this.#counted.ballots += weight;
    const leans: number[] = [];
    for (const { first, second, lean } of judgments) {
      const [a, b] = [this.#position.get(first), this.#position.get(second)];
      if (a === undefined || b === undefined || a === b) continue;
      // Pairs are kept the way round the items stand in.
      const pair = Math.max(a, b) * ((Math.max(a, b) - 1) / 2) + Math.min(a, b);
      const row = this.#counted.leans[pair];
      const toEarlier = a < b ? lean : -lean;
      leans[pair] = toEarlier;
      const at = toEarlier + ((row?.length ?? 1) - 1) / 2;
      if (row?.[at] !== undefined) row[at] += weight;
    }
    if (!this.#ahp) return;
    const { consistencyRatio } = ahpWeights(
      judgmentMatrix(this.#position.size, (pair) => logOfLean(leans[pair] ?? 0)),
    );
    if (consistencyRatio !== null && consistencyRatio <= CONSISTENT) this.#counted.consistent += weight;
  }
}

/** A voting round that compares items two by two. */
export const pairwise = defineVoting({
  kind: 'pairwise',
  config,
  defaults: (newId): Config => ({
    ...itemVotingDefaults(newId, ['A', 'B', 'C']),
    method: 'bradley-terry',
    ties: false,
    mostPairs: 15,
  }),
  ballots: {
    schema: ballot,
    // Items that come from an earlier round are only known on opening.
    fits: ({ method }, { length }) => {
      if (length < 2) return 'too-few-items';
      return method === 'ahp' && length > MOST_WEIGHED ? 'too-many-to-weigh' : null;
    },
    check: ({ method, ties, mostPairs }, items, { judgments }) => {
      const known = new Set(items.map((item) => item.id));
      const all = pairsOf(items.length);
      for (const { first, second, lean } of judgments) {
        if (!known.has(first) || !known.has(second)) return 'item-unknown';
        if (method === 'bradley-terry' && Math.abs(lean) > 1) return 'score-out-of-scale';
        if (method === 'bradley-terry' && lean === 0 && !ties) return 'abstain-not-allowed';
      }
      if (method === 'ahp') return judgments.length < all ? 'too-few-picks' : null;
      return judgments.length > (mostPairs ?? all) ? 'too-many-picks' : null;
    },
    tally: (config, items) => new PairwiseTally(config, items),
    result: ({ method }, items, counted): PairwiseResult =>
      method === 'ahp' ? ahpResult(items, counted) : bradleyTerryResult(items, counted),
    random: ({ method, ties, mostPairs }, items, random) => {
      const ids = items.map((item) => item.id);
      const ahp = method === 'ahp';
      return {
        judgments: pairsFor(ids, ahp ? null : mostPairs, random).map((pair) => {
          if (ahp) return { ...pair, lean: randomInt(random, -MOST_LEAN, MOST_LEAN) };
          const lean = ties && random.next() < 0.1 ? 0 : random.next() < 0.5 ? 1 : -1;
          return { ...pair, lean };
        }),
      };
    },
    order: ({ items }) => tiers(items, ({ strength }) => strength),
    // As it is shown: strengths of one group and of another have no common measure, parts of a whole do.
    positions: ({ items, method }) =>
      items.map(({ id, strength, share }) => ({
        itemId: id,
        centre: method === 'win-share' ? strength : share,
        spread: null,
        consensus: null,
      })),
  },
});
