import * as z from 'zod/mini';
import { PHRASE_LENGTH } from '../limits.ts';
import { cloudOf, WordTally, type CloudWord, type WordCount } from '../methods/word-cloud.ts';
import { contributionRules, questionDefaults, questionFields } from './question.ts';
import { reveal, showingOf } from './reveal.ts';
import { defineRound } from './round-kind.ts';

/** Words, or short phrases, of one person. */
export const MAX_WORDS = 5;
/** More would be too small to read on any wall. */
export const CLOUD_SIZE = 120;

const config = z.strictObject({
  ...questionFields,
  perPerson: z.int().check(z.minimum(1), z.maximum(MAX_WORDS)),
  reveal,
});
type Config = z.infer<typeof config>;

export interface CloudResult {
  method: 'word-cloud';
  /** Contributions counted. */
  texts: number;
  /** Different words in them, without banned ones. */
  distinct: number;
  /** The commonest, so many as a cloud holds. */
  words: CloudWord[];
}

/** A question round in which each participant gives a few words; the more often a word comes, the larger it stands. */
export const wordCloud = defineRound<Config, never, WordCount, CloudResult>({
  kind: 'word-cloud',
  group: 'question',
  collects: 'contributions',
  config,
  defaults: () => ({ ...questionDefaults(), perPerson: 3, reveal: 'live' }),
  publicConfig: ({ prompt, authorship, moderated, perPerson }) => ({
    prompt,
    authorship,
    moderated,
    perPerson,
  }),
  showing: ({ reveal }) => {
    const { open, close } = showingOf(reveal);
    // Who leads the round must see words come in, to take one out before the group sees it.
    return { open: open.includes('facilitator') ? open : ['facilitator', ...open], close };
  },
  contributions: (config) =>
    contributionRules(config, { perPerson: config.perPerson, maxLength: PHRASE_LENGTH }),
  items: () => null,
  ballots: null,
  texts: {
    tally: (_config, language) => new WordTally(language),
    result: (_config, counted, banned) => {
      const words = cloudOf(counted, banned);
      return {
        method: 'word-cloud',
        texts: counted.texts,
        distinct: words.length,
        words: words.slice(0, CLOUD_SIZE),
      };
    },
  },
});
