import * as z from 'zod/mini';
import { consensus } from '../methods/consensus.ts';
import { interquartileRange, mean, median, total } from '../methods/spread.ts';
import { randomPick } from '../random.ts';
import { id, text } from '../text.ts';
import { CONSENT_SCALES, isBlocking, REASON_LENGTH, type ConsentScale } from './consent-scales.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import { liking } from './leaning.ts';
import type { Tally } from './round-kind.ts';
import { tiers } from './tiers.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

/** Reasons in a result, over all proposals: the ballots have them all, a wall and a phone need not. */
const REASONS_SHOWN = 200;

const config = z.strictObject({
  ...itemVotingFields,
  scale: z.enum(['fist-of-five', 'gradients']),
});
type Config = z.infer<typeof config>;

const ballot = z.strictObject({
  answers: z.array(z.strictObject({ item: id, level: z.int(), reason: text(0, REASON_LENGTH) })).check(
    z.minLength(1),
    z.maxLength(MAX_ITEMS),
    z.refine((answers) => new Set(answers.map(({ item }) => item)).size === answers.length),
  ),
});
type Ballot = z.infer<typeof ballot>;

/** Per item, in item order; levels in the order of their scale. */
interface Counted {
  counts: number[][];
  /** Reasons by place of their level in the scale and text, with how often they were given. */
  reasons: Map<string, Reason>[];
}

interface Reason {
  level: number;
  text: string;
  times: number;
}

export interface ConsentItem {
  id: string;
  text: string;
  n: number;
  /** In the order of `levels`. */
  distribution: number[];
  blockers: number;
  /** Carried only when somebody answered and nobody blocks. */
  outcome: 'carried' | 'blocked' | 'no-decision';
  /** The middle of the answers, as a level; null without answers. */
  median: number | null;
  /** The mean of support as a number, 0 (least) up: what proposals are put in order by. */
  support: number | null;
  iqr: number | null;
  /** Tastle & Wierman 2007, 0 to 1. */
  consensus: number | null;
  /** Blockers' first, then by level and text, which says nothing about who or when. */
  reasons: Reason[];
  /** How many more reasons there are than fit here. */
  moreReasons: number;
}

export interface ConsentResult {
  method: ConsentScale;
  /** Most support first. */
  levels: number[];
  blocking: number[];
  items: ConsentItem[];
}

class ConsentTally implements Tally<Ballot, Counted> {
  readonly #position: Map<string, number>;
  readonly #levels: readonly number[];
  readonly #counted: Counted;

  constructor({ scale }: Config, items: readonly Item[]) {
    this.#position = new Map(items.map((item, at) => [item.id, at]));
    this.#levels = CONSENT_SCALES[scale].levels;
    this.#counted = {
      counts: items.map(() => this.#levels.map(() => 0)),
      reasons: items.map(() => new Map<string, Reason>()),
    };
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

  #count({ answers }: Ballot, weight: 1 | -1): void {
    for (const { item, level, reason } of answers) {
      const at = this.#position.get(item) ?? -1;
      const row = this.#counted.counts[at];
      const step = this.#levels.indexOf(level);
      if (row?.[step] === undefined) continue;
      row[step] += weight;
      const reasons = this.#counted.reasons[at];
      if (reasons && reason !== '') countReason(reasons, level, reason, weight);
    }
  }
}

function countReason(reasons: Map<string, Reason>, level: number, text: string, weight: number): void {
  const key = `${level} ${text}`;
  const times = (reasons.get(key)?.times ?? 0) + weight;
  if (times === 0) reasons.delete(key);
  else reasons.set(key, { level, text, times });
}

function resultOf({ scale }: Config, items: readonly Item[], { counts, reasons }: Counted): ConsentResult {
  const { levels, blocking }: { levels: readonly number[]; blocking: readonly number[] } =
    CONSENT_SCALES[scale];
  const reasonsEach = Math.max(3, Math.floor(REASONS_SHOWN / Math.max(1, items.length)));
  return {
    method: scale,
    levels: [...levels],
    blocking: [...blocking],
    items: items.map(({ id, text }, at) => {
      const distribution = [...(counts[at] ?? [])];
      const n = total(distribution);
      const blockers = total(distribution.filter((_, step) => blocking.includes(levels[step] ?? -1)));
      // Support ascends where the scale of answers descends.
      const support = { values: levels.map((_, step) => step), counts: distribution.toReversed() };
      const middle = median(support);
      const best = levels.length - 1;
      const given = sortedReasons(reasons[at], levels);
      return {
        id,
        text,
        n,
        distribution,
        blockers,
        outcome: n === 0 ? 'no-decision' : blockers > 0 ? 'blocked' : 'carried',
        median: middle === null ? null : levelAt(levels, best - middle),
        support: mean(support),
        iqr: interquartileRange(support),
        consensus: consensus(support),
        reasons: given.slice(0, reasonsEach),
        moreReasons: Math.max(0, given.length - reasonsEach),
      };
    }),
  };
}

/** The level at a step of the scale; half way between two for half a step. */
function levelAt(levels: readonly number[], step: number): number {
  return ((levels[Math.floor(step)] ?? 0) + (levels[Math.ceil(step)] ?? 0)) / 2;
}

function sortedReasons(reasons: Map<string, Reason> | undefined, levels: readonly number[]): Reason[] {
  return [...(reasons?.values() ?? [])].sort(
    (a, b) =>
      levels.indexOf(b.level) - levels.indexOf(a.level) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
  );
}

/** A voting round that asks of each proposal how far everybody can go along with it, and what holds back who cannot. */
export const consent = defineVoting({
  kind: 'consent',
  config,
  defaults: (newId): Config => ({ ...itemVotingDefaults(newId, ['1']), scale: 'fist-of-five' }),
  ballots: {
    schema: ballot,
    check: ({ scale }, items, { answers }) => {
      const levels: readonly number[] = CONSENT_SCALES[scale].levels;
      for (const { item, level } of answers) {
        if (!items.some(({ id }) => id === item)) return 'item-unknown';
        if (!levels.includes(level)) return 'score-out-of-scale';
      }
      if (answers.some(({ level, reason }) => isBlocking(scale, level) && reason === ''))
        return 'reason-required';
      return answers.length < items.length ? 'too-few-picks' : null;
    },
    tally: (config, items) => new ConsentTally(config, items),
    result: (config, items, counted) => resultOf(config, items, counted),
    random: ({ scale }, items, random, reasons = ['…']) => {
      const { levels } = CONSENT_SCALES[scale];
      return {
        answers: items.map(({ id }) => {
          const step = Math.floor((1 - liking(id, random)) * levels.length * 0.9);
          const level = levels[Math.min(step, levels.length - 1)] ?? levels[0];
          return { item: id, level, reason: isBlocking(scale, level) ? randomPick(random, reasons) : '' };
        }),
      };
    },
    // Fewer blockers go before more support: a proposal that somebody cannot live with is not ahead of one all can.
    order: ({ items, levels }) =>
      tiers(items, ({ support, blockers }) => (support === null ? null : support - blockers * levels.length)),
    positions: ({ items }) =>
      items.map(({ id, median, iqr, consensus }) => ({
        itemId: id,
        centre: median,
        spread: iqr,
        consensus,
      })),
  },
});
