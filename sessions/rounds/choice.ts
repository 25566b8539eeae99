import * as z from 'zod/mini';
import { share, type Share } from '../methods/share.ts';
import { randomInt, shuffled } from '../random.ts';
import { id } from '../text.ts';
import { decideChoice, decisionRule, type ChoiceDecision } from './decision-rule.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import type { Electorate, Tally } from './round-kind.ts';
import { tiers } from './tiers.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

const config = z.strictObject({
  ...itemVotingFields,
  /** 1 is a single choice; more is a multiple choice of at most that many. */
  maxPicks: z.int().check(z.minimum(1), z.maximum(MAX_ITEMS)),
  abstain: z.boolean(),
  /** Quorum and threshold, where the vote decides something; null where it only asks. */
  decision: z._default(z.nullable(decisionRule), null),
});
type Config = z.infer<typeof config>;

const ballot = z.strictObject({
  /** Item ids; empty only when abstaining. */
  picks: z.array(id).check(
    z.maxLength(MAX_ITEMS),
    z.refine((picks) => new Set(picks).size === picks.length),
  ),
  abstain: z.boolean(),
});
type Ballot = z.infer<typeof ballot>;

interface Counted {
  /** Ballots with at least one pick. */
  respondents: number;
  abstentions: number;
  /** Picks per item, in item order. */
  picks: number[];
}

export interface ChoiceResult {
  method: 'plurality' | 'approval';
  respondents: number;
  abstentions: number;
  selections: number;
  items: { id: string; text: string; count: number; shares: Share[] }[];
  /** Items with the most picks: a set, because a tie is a tie (METHODS.md, convention 8). Empty without votes. */
  leaders: string[];
  /** What the vote decided; null where it only asked. */
  decision: ChoiceDecision | null;
}

class ChoiceTally implements Tally<Ballot, Counted> {
  readonly #position: Map<string, number>;
  readonly #counted: Counted;

  constructor(items: readonly Item[]) {
    this.#position = new Map(items.map((item, at) => [item.id, at]));
    this.#counted = { respondents: 0, abstentions: 0, picks: items.map(() => 0) };
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

  #count(ballot: Ballot, weight: 1 | -1): void {
    if (ballot.abstain) this.#counted.abstentions += weight;
    else this.#counted.respondents += weight;
    for (const pick of ballot.picks) {
      const at = this.#position.get(pick);
      if (at !== undefined) this.#counted.picks[at] = (this.#counted.picks[at] ?? 0) + weight;
    }
  }
}

function resultOf(
  { maxPicks, decision }: Config,
  items: readonly Item[],
  { respondents, abstentions, picks }: Counted,
  electorate: Electorate,
): ChoiceResult {
  const { eligible, present } = electorate;
  const single = maxPicks === 1;
  const selections = picks.reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...picks);
  const leaders = most === 0 ? [] : items.filter((_item, at) => picks[at] === most).map(({ id }) => id);
  const countOf = (id: string) => picks[items.findIndex((item) => item.id === id)] ?? 0;
  // Without a vote there is nothing to take a share of, however many could have voted (METHODS.md, convention 7).
  const of = (whole: number) => (respondents === 0 ? 0 : whole);
  return {
    method: single ? 'plurality' : 'approval',
    respondents,
    abstentions,
    selections,
    items: items.map(({ id, text }, at) => {
      const count = picks[at] ?? 0;
      return {
        id,
        text,
        count,
        shares: single
          ? [
              share('votes-cast', count, respondents),
              share('present', count, of(present)),
              share('eligible', count, of(eligible)),
            ]
          : [share('respondents', count, respondents), share('selections', count, selections)],
      };
    }),
    leaders,
    decision: decision ? decideChoice(decision, { respondents, single, countOf, leaders }, electorate) : null,
  };
}

/** A voting round with one or several picks out of a list, and abstention as a choice of its own. */
export const choice = defineVoting({
  kind: 'choice',
  config,
  defaults: (newId): Config => ({
    ...itemVotingDefaults(newId),
    maxPicks: 1,
    abstain: false,
    decision: null,
  }),
  ballots: {
    schema: ballot,
    check: ({ maxPicks, abstain: mayAbstain }, items, { picks, abstain }) => {
      if (abstain) return !mayAbstain ? 'abstain-not-allowed' : picks.length > 0 ? 'ballot-invalid' : null;
      if (picks.length === 0) return 'too-few-picks';
      if (picks.length > maxPicks) return 'too-many-picks';
      return picks.every((pick) => items.some((item) => item.id === pick)) ? null : 'item-unknown';
    },
    tally: (_config, items) => new ChoiceTally(items),
    result: (config, items, counted, electorate) => resultOf(config, items, counted, electorate),
    random: ({ maxPicks, abstain }, items, random) => {
      if (abstain && random.next() < 0.05) return { picks: [], abstain: true };
      const picked = shuffled(random, items).slice(0, randomInt(random, 1, Math.min(maxPicks, items.length)));
      return { picks: items.filter((item) => picked.includes(item)).map(({ id }) => id), abstain: false };
    },
    order: ({ items }) => tiers(items, ({ count }) => count),
    positions: ({ items }) =>
      items.map(({ id, shares }) => ({
        itemId: id,
        centre: shares[0]?.value ?? null,
        spread: null,
        consensus: null,
      })),
  },
});
