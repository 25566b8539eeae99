import * as z from 'zod/mini';
import { contributionRules, questionDefaults, questionFields } from './question.ts';
import { showingOf } from './reveal.ts';
import { defineRound } from './round-kind.ts';

export const ANSWER_LENGTH = 500;

const config = z.strictObject({
  ...questionFields,
  maxLength: z.int().check(z.minimum(10), z.maximum(ANSWER_LENGTH)),
  /** All answers come into sight together, so that nobody writes after another. */
  reveal: z.enum(['on-close', 'by-hand']),
});
type Config = z.infer<typeof config>;

/** A question round with one answer from each participant, revealed together. */
export const openAnswer = defineRound({
  kind: 'open-answer',
  group: 'question',
  collects: 'contributions',
  config,
  defaults: (): Config => ({ ...questionDefaults(), maxLength: ANSWER_LENGTH, reveal: 'by-hand' }),
  publicConfig: ({ prompt, authorship, moderated, maxLength }) => ({
    prompt,
    authorship,
    moderated,
    maxLength,
  }),
  showing: ({ reveal }) => ({ open: ['facilitator'], close: showingOf(reveal).close }),
  contributions: (config) => contributionRules(config, { perPerson: 1, maxLength: config.maxLength }),
  items: () => null,
  ballots: null,
});
