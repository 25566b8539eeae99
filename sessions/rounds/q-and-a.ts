import * as z from 'zod/mini';
import { QUESTION_LENGTH } from '../limits.ts';
import { contributionRules, questionDefaults, questionFields } from './question.ts';
import { defineRound } from './round-kind.ts';

const config = z.strictObject({
  ...questionFields,
  /** Questions are put in order by up votes alone, or by up and down votes. */
  votes: z.enum(['up', 'up-down']),
});
type Config = z.infer<typeof config>;

/** A question round in which participants ask, vote for each other's questions, and see them answered. */
export const qAndA = defineRound({
  kind: 'q-and-a',
  group: 'question',
  collects: 'contributions',
  config,
  defaults: (): Config => ({ ...questionDefaults(), votes: 'up' }),
  publicConfig: (config) => config,
  showing: () => ({ open: ['facilitator', 'participants', 'wall'], close: [] }),
  contributions: (config) => contributionRules(config, { maxLength: QUESTION_LENGTH, votes: config.votes }),
  items: () => null,
  ballots: null,
  asks: true,
});
