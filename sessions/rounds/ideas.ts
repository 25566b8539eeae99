import * as z from 'zod/mini';
import { text } from '../text.ts';
import { defineRound } from './round-kind.ts';

export const IDEA_LENGTH = 500;

const config = z.strictObject({
  prompt: text(0, 500),
  perPerson: z.nullable(z.int().check(z.minimum(1), z.maximum(100))),
  maxLength: z.int().check(z.minimum(10), z.maximum(IDEA_LENGTH)),
  anonymous: z.boolean(),
  /** Participants see each other's ideas while the round runs. The wall shows them when revealed or when this is on. */
  seeOthers: z.boolean(),
});

/** A question round in which participants contribute ideas, many each, editable until it closes. */
export const ideas = defineRound({
  kind: 'ideas',
  group: 'question',
  collects: 'contributions',
  config,
  defaults: (): z.infer<typeof config> => ({
    prompt: '',
    perPerson: null,
    maxLength: 200,
    anonymous: true,
    seeOthers: true,
  }),
  publicConfig: (config) => config,
  showing: ({ seeOthers }) => ({
    open: seeOthers ? ['facilitator', 'participants', 'wall'] : ['facilitator'],
    close: [],
  }),
  contributions: ({ perPerson, maxLength, anonymous }) => ({ perPerson, maxLength, anonymous }),
  items: () => null,
  ballots: null,
});
