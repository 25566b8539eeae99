import * as z from 'zod/mini';
import { kemeny } from '../methods/kemeny.ts';
import { agreementOf, concordance, type RankAgreement } from '../methods/kendall.ts';
import { bordaPoints } from '../methods/borda.ts';
import { condorcetLoser, condorcetWinner, copelandScores } from '../methods/condorcet.ts';
import { instantRunoff } from '../methods/instant-runoff.ts';
import { countRanked, emptyRankedCount, greatest, type RankedCount } from '../methods/ranked.ts';
import { schulze } from '../methods/schulze.ts';
import { interquartileRange, mean, total } from '../methods/spread.ts';
import { randomInt } from '../random.ts';
import { id } from '../text.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import { liking } from './leaning.ts';
import type { Tally } from './round-kind.ts';
import { tiers } from './tiers.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

const config = z.strictObject({
  ...itemVotingFields,
  /** How many to put in order at most; null is all. */
  top: z.nullable(z.int().check(z.minimum(1), z.maximum(MAX_ITEMS))),
  /** What leaving an item out says of it (METHODS.md, convention 1). */
  unranked: z.enum(['tied-last', 'not-compared']),
  /** What makes a defeat strong in Schulze's method (METHODS.md, convention 2). */
  strength: z.enum(['winning-votes', 'margins']),
});
type Config = z.infer<typeof config>;

const ballot = z.strictObject({
  /** Item ids, best first. */
  order: z.array(id).check(
    z.maxLength(MAX_ITEMS),
    z.refine((order) => new Set(order).size === order.length),
  ),
});
type Ballot = z.infer<typeof ballot>;

export interface RankedItem {
  id: string;
  text: string;
  /** 1 is first, by Schulze; tied items share a rank. Null without ballots. */
  rank: number | null;
  /** Mean of the positions on the ballots that place it, and their interquartile range; null on no ballot. */
  averagePosition: number | null;
  positionIqr: number | null;
  /** How many ballots have it first. */
  first: number;
  borda: number;
  copeland: number;
}

/** Winners are sets: a tie is reported as one (METHODS.md, convention 8). All are empty without ballots. */
export interface RankingResult {
  method: 'schulze';
  strength: Config['strength'];
  unranked: Config['unranked'];
  ballots: number;
  winners: string[];
  items: RankedItem[];
  bordaWinners: string[];
  copelandWinners: string[];
  condorcetWinner: string | null;
  condorcetLoser: string | null;
  runoff: {
    winners: string[];
    /** Votes in item order, null for items that are out. */
    rounds: { votes: (number | null)[]; exhausted: number; eliminated: string | null }[];
  };
  /** Null above 8 items. */
  kemeny: { order: string[]; score: number; unique: boolean } | null;
  /** Kendall's coefficient of concordance, corrected for ties; what a winner is worth. */
  w: number | null;
  agreement: RankAgreement | null;
}

class RankingTally implements Tally<Ballot, RankedCount> {
  readonly #position: Map<string, number>;
  readonly #count: RankedCount;

  constructor({ unranked }: Config, items: readonly Item[]) {
    this.#position = new Map(items.map((item, at) => [item.id, at]));
    this.#count = emptyRankedCount(items.length, unranked);
  }

  add(ballot: Ballot): void {
    countRanked(this.#count, this.#indexes(ballot), 1);
  }

  remove(ballot: Ballot): void {
    countRanked(this.#count, this.#indexes(ballot), -1);
  }

  counted(): RankedCount {
    return this.#count;
  }

  #indexes({ order }: Ballot): number[] {
    return order.flatMap((id) => this.#position.get(id) ?? []);
  }
}

/** Ranks from 1, fewest defeats first; items with as many share a rank, and the next one counts them all. */
function ranksOf(defeats: readonly number[]): number[] {
  return defeats.map((own) => 1 + defeats.filter((other) => other < own).length);
}

function resultOf({ strength, unranked }: Config, items: readonly Item[], count: RankedCount): RankingResult {
  const any = count.ballots > 0;
  const ids = (indexes: readonly number[]) => indexes.flatMap((at) => items[at]?.id ?? []);
  const idAt = (at: number | null) => (at === null ? null : (items[at]?.id ?? null));
  const strongest = schulze(count, strength);
  const ranks = ranksOf(strongest.beatenBy);
  const borda = bordaPoints(count);
  const copeland = copelandScores(count);
  const runoff = instantRunoff(count);
  const best = any ? kemeny(count) : null;
  const w = concordance(count)?.w ?? null;
  return {
    method: 'schulze',
    strength,
    unranked,
    ballots: count.ballots,
    winners: any ? ids(strongest.winners) : [],
    items: items.map(({ id, text }, at) => {
      const counts = count.places[at] ?? [];
      const places = { values: counts.map((_, doubled) => doubled / 2), counts };
      return {
        id,
        text,
        rank: any ? (ranks[at] ?? null) : null,
        averagePosition: total(counts) === 0 ? null : mean(places),
        positionIqr: interquartileRange(places),
        first: runoff.rounds[0]?.votes[at] ?? 0,
        borda: borda[at] ?? 0,
        copeland: copeland[at] ?? 0,
      };
    }),
    bordaWinners: any ? ids(greatest(borda)) : [],
    copelandWinners: any ? ids(greatest(copeland)) : [],
    condorcetWinner: idAt(condorcetWinner(count)),
    condorcetLoser: idAt(condorcetLoser(count)),
    runoff: {
      winners: ids(runoff.winners),
      rounds: runoff.rounds.map(({ votes, exhausted, eliminated }) => ({
        votes,
        exhausted,
        eliminated: idAt(eliminated),
      })),
    },
    kemeny: best && { order: ids(best.order), score: best.score, unique: best.unique },
    w,
    agreement: agreementOf(w),
  };
}

/** A voting round that puts items in order, all of them or the best few. */
export const ranking = defineVoting({
  kind: 'ranking',
  config,
  defaults: (newId): Config => ({
    ...itemVotingDefaults(newId, ['A', 'B', 'C']),
    top: null,
    unranked: 'tied-last',
    strength: 'winning-votes',
  }),
  ballots: {
    schema: ballot,
    check: ({ top }, items, { order }) => {
      if (order.length === 0) return 'too-few-picks';
      if (order.length > (top ?? items.length)) return 'too-many-picks';
      return order.every((id) => items.some((item) => item.id === id)) ? null : 'item-unknown';
    },
    tally: (config, items) => new RankingTally(config, items),
    result: (config, items, count) => resultOf(config, items, count),
    random: ({ top }, items, random) => {
      const most = Math.min(top ?? items.length, items.length);
      const named = random.next() < 0.8 ? most : randomInt(random, 1, most);
      const liked = items.map(({ id }) => ({ id, by: liking(id, random) })).sort((a, b) => b.by - a.by);
      return { order: liked.slice(0, named).map(({ id }) => id) };
    },
    order: ({ items }) => tiers(items, ({ rank }) => (rank === null ? null : -rank)),
    positions: ({ items }) =>
      items.map(({ id, averagePosition, positionIqr }) => ({
        itemId: id,
        centre: averagePosition,
        spread: positionIqr,
        consensus: null,
      })),
  },
});
