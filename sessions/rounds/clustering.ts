import * as z from 'zod/mini';
import { id, text } from '../text.ts';
import { defineRound } from './round-kind.ts';

const config = z.strictObject({
  prompt: text(0, 500),
  /** The earlier round whose contributions are clustered; null until one is chosen. */
  source: z.nullable(id),
  /** Everybody moves contributions on their own device, or the facilitator alone while the group watches. */
  by: z.enum(['facilitator', 'everyone']),
});
type Config = z.infer<typeof config>;

/** A step in which the contributions of an earlier round stand in front of the group and are put into clusters. */
export const clustering = defineRound({
  kind: 'clustering',
  group: 'question',
  collects: 'nothing',
  config,
  defaults: (): Config => ({ prompt: '', source: null, by: 'facilitator' }),
  publicConfig: (config) => config,
  showing: () => ({ open: ['facilitator', 'participants', 'wall'], close: [] }),
  contributions: () => null,
  items: () => null,
  ballots: null,
  stages: ({ source, by }) => ({ roundId: source ?? '', by }),
});
