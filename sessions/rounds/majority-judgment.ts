import * as z from 'zod/mini';
import { consensus } from '../methods/consensus.ts';
import { majorityGrade, majorityOrder } from '../methods/majority-judgment.ts';
import { interquartileRange, total, type Distribution } from '../methods/spread.ts';
import { id, line } from '../text.ts';
import { MAX_ITEMS, type Item } from './items.ts';
import { liking } from './leaning.ts';
import type { Tally } from './round-kind.ts';
import { defineVoting, itemVotingDefaults, itemVotingFields } from './voting.ts';

/** From excellent to reject: the words are the client's, in the group's language. */
export const STANDARD_GRADES = 6;
export const MAX_GRADES = 8;
export const GRADE_LENGTH = 30;

const config = z.strictObject({
  ...itemVotingFields,
  /** Own words for the grades, best first; none is the six standard ones. */
  grades: z.array(line(1, GRADE_LENGTH)).check(
    z.maxLength(MAX_GRADES),
    z.refine(
      (grades) => grades.length === 0 || (grades.length >= 2 && new Set(grades).size === grades.length),
    ),
  ),
});
type Config = z.infer<typeof config>;

const ballot = z.strictObject({
  /** `grade` counts from the best, 0. An item that is not here has the worst grade. */
  grades: z
    .array(z.strictObject({ item: id, grade: z.int().check(z.minimum(0), z.maximum(MAX_GRADES - 1)) }))
    .check(
      z.minLength(1),
      z.maxLength(MAX_ITEMS),
      z.refine((grades) => new Set(grades.map(({ item }) => item)).size === grades.length),
    ),
});
type Ballot = z.infer<typeof ballot>;

/** `grades[item][grade]`, items in item order, best grade first, only grades that were given. */
interface Counted {
  ballots: number;
  grades: number[][];
}

export interface MajorityJudgmentResult {
  method: 'majority-judgment';
  ballots: number;
  /** How many grades there are, and their own words, if they are not the standard ones. */
  grades: number;
  labels: string[];
  items: {
    id: string;
    text: string;
    /** How often each grade was given, best first; an answer that was not given is among the worst. */
    counts: number[];
    /** Of the worst grade, how many stand for no answer. */
    unanswered: number;
    /** Lower median, as an index from the best grade; null without ballots. */
    majorityGrade: number | null;
    /** 1 is best; items that cannot be told apart share a rank. Null without ballots. */
    rank: number | null;
    /** Quartiles apart, R-7, in grades. */
    iqr: number | null;
    /** Tastle & Wierman 2007, 0 to 1. */
    consensus: number | null;
  }[];
  /** Item ids best first, those that cannot be told apart together; empty without ballots. */
  order: string[][];
}

/** How many grades a configuration has. */
export function gradesIn({ grades }: Pick<Config, 'grades'>): number {
  return grades.length || STANDARD_GRADES;
}

class MajorityJudgmentTally implements Tally<Ballot, Counted> {
  readonly #position: Map<string, number>;
  readonly #counted: Counted;

  constructor(config: Config, items: readonly Item[]) {
    this.#position = new Map(items.map((item, at) => [item.id, at]));
    this.#counted = { ballots: 0, grades: items.map(() => Array<number>(gradesIn(config)).fill(0)) };
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

  #count({ grades }: Ballot, weight: 1 | -1): void {
    this.#counted.ballots += weight;
    for (const { item, grade } of grades) {
      const row = this.#counted.grades[this.#position.get(item) ?? -1];
      if (row?.[grade] !== undefined) row[grade] += weight;
    }
  }
}

/** A voting round that judges each item in words, decided by the majority's grade (Balinski & Laraki 2010). */
export const majorityJudgment = defineVoting({
  kind: 'majority-judgment',
  config,
  defaults: (newId): Config => ({ ...itemVotingDefaults(newId), grades: [] }),
  ballots: {
    schema: ballot,
    check: (config, items, { grades }) => {
      for (const { item, grade } of grades) {
        if (!items.some((known) => known.id === item)) return 'item-unknown';
        if (grade >= gradesIn(config)) return 'score-out-of-scale';
      }
      return null;
    },
    tally: (config, items) => new MajorityJudgmentTally(config, items),
    result: (config, items, { ballots, grades }): MajorityJudgmentResult => {
      const number = gradesIn(config);
      const judged = items.map(({ id, text }, at) => {
        const counts = [...(grades[at] ?? [])];
        const unanswered = ballots - total(counts);
        counts[number - 1] = (counts[number - 1] ?? 0) + unanswered;
        return { id, text, counts, unanswered };
      });
      const groups = ballots === 0 ? [] : majorityOrder(judged.map(({ counts }) => counts));
      const ranks = new Map<number, number>();
      let above = 0;
      for (const group of groups) {
        for (const at of group) ranks.set(at, above + 1);
        above += group.length;
      }
      return {
        method: 'majority-judgment',
        ballots,
        grades: number,
        labels: config.grades,
        items: judged.map((item, at) => {
          const distribution: Distribution = { values: item.counts.map((_, grade) => grade), ...item };
          return {
            ...item,
            majorityGrade: majorityGrade(item.counts),
            rank: ranks.get(at) ?? null,
            iqr: interquartileRange(distribution),
            consensus: consensus(distribution),
          };
        }),
        // Ties in the order people saw the items.
        order: groups.map((group) => group.toSorted((a, b) => a - b).map((at) => items[at]?.id ?? '')),
      };
    },
    random: (config, items, random) => {
      const answered = items.filter(() => random.next() < 0.95);
      return {
        grades: (answered.length > 0 ? answered : items).map(({ id }) => ({
          item: id,
          grade: gradesIn(config) - 1 - Math.floor(liking(id, random) * gradesIn(config)),
        })),
      };
    },
    order: ({ items, order }) => (order.length > 0 ? order : [items.map(({ id }) => id)]),
    // Counted from the worst grade, so that a shift upwards is for the better, as in every other kind.
    positions: ({ grades, items }) =>
      items.map(({ id, majorityGrade, iqr, consensus }) => ({
        itemId: id,
        centre: majorityGrade === null ? null : grades - 1 - majorityGrade,
        spread: iqr,
        consensus,
      })),
  },
});
