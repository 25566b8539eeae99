import * as z from 'zod/mini';
import { share, type Share } from '../methods/share.ts';
import { randomInt, randomPick } from '../random.ts';
import { id, line } from '../text.ts';
import { isRight, pointsFor } from './quiz-score.ts';
import { board } from './board.ts';
import type { Tally } from './round-kind.ts';
import { defineVoting, votingDefaults, votingFields } from './voting.ts';

export const MAX_QUESTIONS = 30;
export const MAX_OPTIONS = 6;
export const QUESTION_LENGTH = 300;
export const OPTION_LENGTH = 120;

const options = z.array(z.strictObject({ id, text: line(1, OPTION_LENGTH) })).check(
  z.minLength(2),
  z.maxLength(MAX_OPTIONS),
  z.refine((options) => new Set(options.map((option) => option.id)).size === options.length),
);

const question = z
  .strictObject({
    id,
    text: line(1, QUESTION_LENGTH),
    options,
    /** Several options may be ticked; an answer is right when it ticks all the right ones and no other. */
    multiple: z.boolean(),
    /** Option ids. Known to nobody but the facilitator until the results are shown. */
    right: z.array(id).check(z.minLength(1)),
    points: z.int().check(z.minimum(0), z.maximum(1000)),
  })
  .check(
    z.refine(
      ({ options, multiple, right }) =>
        new Set(right).size === right.length &&
        (multiple || right.length === 1) &&
        right.every((known) => options.some((option) => option.id === known)),
    ),
  );

const config = z.strictObject({
  ...votingFields,
  /** Right answers are part of the result, so that they are never shown while answers are taken. */
  reveal: z.enum(['on-close', 'by-hand']),
  questions: z.array(question).check(
    z.minLength(1),
    z.maxLength(MAX_QUESTIONS),
    z.refine((questions) => new Set(questions.map((each) => each.id)).size === questions.length),
  ),
  /** Extra points for being quick: half again at the opening, falling evenly to none after so many seconds. Null is none. */
  speedSeconds: z.nullable(z.int().check(z.minimum(5), z.maximum(3600))),
  /** Quizzes prepared before teams had a leaderboard have that of people. */
  board: z._default(board, 'people'),
});
type Config = z.infer<typeof config>;
export type QuizQuestion = Config['questions'][number];

const answer = z.strictObject({
  question: id,
  picks: z.array(id).check(
    z.minLength(1),
    z.maxLength(MAX_OPTIONS),
    z.refine((picks) => new Set(picks).size === picks.length),
  ),
  /** Milliseconds from the opening of the round to this answer; the server writes it, whatever was sent. */
  ms: z.optional(z.int().check(z.minimum(0))),
});

const ballot = z.strictObject({
  answers: z.array(answer).check(
    z.minLength(1),
    z.maxLength(MAX_QUESTIONS),
    z.refine((answers) => new Set(answers.map(({ question }) => question)).size === answers.length),
  ),
});
type Ballot = z.infer<typeof ballot>;

/** Per question in order: answers, right ones, and picks per option in order. */
interface Counted {
  ballots: number;
  questions: { answered: number; right: number; picks: number[] }[];
}

export interface QuizResult {
  method: 'quiz';
  ballots: number;
  questions: {
    id: string;
    text: string;
    /** Ids of the right options. */
    right: string[];
    answered: number;
    /** Of the people who answered this question. */
    rightCount: number;
    rightShare: Share;
    options: { id: string; text: string; count: number; right: boolean; share: Share }[];
  }[];
}

class QuizTally implements Tally<Ballot, Counted> {
  readonly #questions: Map<string, { question: QuizQuestion; at: number }>;
  readonly #counted: Counted;

  constructor({ questions }: Config) {
    this.#questions = new Map(questions.map((question, at) => [question.id, { question, at }]));
    this.#counted = {
      ballots: 0,
      questions: questions.map(({ options }) => ({ answered: 0, right: 0, picks: options.map(() => 0) })),
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
    this.#counted.ballots += weight;
    for (const answer of answers) {
      const known = this.#questions.get(answer.question);
      const counts = known && this.#counted.questions[known.at];
      if (!counts) continue;
      counts.answered += weight;
      if (isRight(known.question, answer.picks)) counts.right += weight;
      for (const [at, option] of known.question.options.entries())
        if (answer.picks.includes(option.id)) counts.picks[at] = (counts.picks[at] ?? 0) + weight;
    }
  }
}

/** A game of knowledge: questions with right answers, points, and a leaderboard in rounds with names. */
export const quiz = defineVoting({
  kind: 'quiz',
  config,
  defaults: (newId): Config => {
    const [yes, no] = [newId(), newId()];
    return {
      ...votingDefaults(),
      reveal: 'by-hand',
      questions: [
        {
          id: newId(),
          text: '?',
          options: [
            { id: yes, text: 'A' },
            { id: no, text: 'B' },
          ],
          multiple: false,
          right: [yes],
          points: 10,
        },
      ],
      speedSeconds: null,
      board: 'both',
    };
  },
  withhold: ({ questions }) => ({ questions: questions.map((question) => ({ ...question, right: [] })) }),
  ballots: {
    schema: ballot,
    check: ({ questions }, _items, { answers }) => {
      for (const { question, picks } of answers) {
        const known = questions.find(({ id }) => id === question);
        if (!known || !picks.every((pick) => known.options.some(({ id }) => id === pick)))
          return 'item-unknown';
        if (!known.multiple && picks.length > 1) return 'too-many-picks';
      }
      return null;
    },
    // An answer keeps its moment for as long as it stays the same.
    complete: (_config, { answers }, former, msOpen) => ({
      answers: answers.map((answer) => {
        const before = former?.answers.find(({ question }) => question === answer.question);
        const kept = before !== undefined && samePicks(before.picks, answer.picks) ? before.ms : undefined;
        return { ...answer, ms: kept ?? Math.round(msOpen) };
      }),
    }),
    tally: (config) => new QuizTally(config),
    result: ({ questions }, _items, counted): QuizResult => ({
      method: 'quiz',
      ballots: counted.ballots,
      questions: questions.map(({ id, text, options, right }, at) => {
        const { answered = 0, right: rightCount = 0, picks = [] } = counted.questions[at] ?? {};
        return {
          ...{ id, text, right, answered, rightCount },
          rightShare: share('respondents', rightCount, answered),
          options: options.map((option, place) => {
            const count = picks[place] ?? 0;
            return {
              ...option,
              count,
              right: right.includes(option.id),
              share: share('respondents', count, answered),
            };
          }),
        };
      }),
    }),
    random: ({ questions }, _items, random) => {
      const answered = questions.filter(() => random.next() < 0.95);
      return {
        answers: (answered.length > 0 ? answered : questions).map(({ id, options, multiple, right }) => {
          // People know more than chance does.
          if (random.next() < 0.4) return { question: id, picks: [...right] };
          if (!multiple) return { question: id, picks: [randomPick(random, options).id] };
          const most = randomInt(random, 1, options.length);
          const picks = options.filter(() => random.next() < 0.5).slice(0, most);
          return {
            question: id,
            picks: (picks.length > 0 ? picks : options.slice(0, 1)).map(({ id }) => id),
          };
        }),
      };
    },
    score: ({ questions, speedSeconds }, { answers }) =>
      answers.reduce((sum, answer) => {
        const question = questions.find(({ id }) => id === answer.question);
        return question ? sum + pointsFor(question, answer, speedSeconds) : sum;
      }, 0),
    board: ({ board }) => board,
  },
});

function samePicks(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((pick) => b.includes(pick));
}
