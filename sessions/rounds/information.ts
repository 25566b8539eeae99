import * as z from 'zod/mini';
import { id, line, text } from '../text.ts';
import { defineRound } from './round-kind.ts';

const config = z.strictObject({
  text: text(0, 2000),
  /** An uploaded picture, by its id, and what it shows for who cannot see it. */
  image: z.nullable(z.strictObject({ id, alt: line(0, 200) })),
});

/** A step in which the group reads or listens: title, text, picture. Collects nothing. */
export const information = defineRound({
  kind: 'information',
  group: 'information',
  collects: 'nothing',
  config,
  defaults: (): z.infer<typeof config> => ({ text: '', image: null }),
  publicConfig: (config) => config,
  showing: () => ({ open: [], close: [] }),
  contributions: () => null,
  items: () => null,
  ballots: null,
});
