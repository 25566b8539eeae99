import * as z from 'zod/mini';
import { typedItems } from './items.ts';
import { contributionRules, questionDefaults, questionFields } from './question.ts';
import { defineRound } from './round-kind.ts';

export const IDEA_LENGTH = 500;
export const MAX_CATEGORIES = 8;
/** Of others' ideas, when a participant sees a few for inspiration. */
export const FEW_IDEAS = 5;

const config = z.strictObject({
  ...questionFields,
  perPerson: z.nullable(z.int().check(z.minimum(1), z.maximum(100))),
  maxLength: z.int().check(z.minimum(10), z.maximum(IDEA_LENGTH)),
  /** Each idea is filed under one of these (mad, sad, glad …); empty is without. */
  categories: typedItems(MAX_CATEGORIES),
  /** What participants see of each other's ideas while the round runs. The wall shows ideas when revealed or with `all`. */
  seeOthers: z.enum(['none', 'few', 'all']),
  upvotes: z.boolean(),
  comments: z.boolean(),
});
type Config = z.infer<typeof config>;

/** A question round in which participants contribute ideas, many each, editable until it closes. */
export const ideas = defineRound({
  kind: 'ideas',
  group: 'question',
  collects: 'contributions',
  config,
  defaults: (): Config => ({
    ...questionDefaults(),
    perPerson: null,
    maxLength: 200,
    categories: [],
    seeOthers: 'all',
    upvotes: false,
    comments: false,
  }),
  publicConfig: (config) => config,
  showing: ({ seeOthers }) => {
    if (seeOthers === 'all') return { open: ['facilitator', 'participants', 'wall'], close: [] };
    return { open: seeOthers === 'few' ? ['facilitator', 'participants'] : ['facilitator'], close: [] };
  },
  contributions: (config) =>
    contributionRules(config, {
      perPerson: config.perPerson,
      maxLength: config.maxLength,
      categories: config.categories.map(({ id }) => id),
      sample: config.seeOthers === 'few' ? FEW_IDEAS : null,
      votes: config.upvotes ? 'up' : 'none',
      comments: config.comments,
    }),
  items: () => null,
  ballots: null,
});
