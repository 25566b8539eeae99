import * as z from 'zod/mini';
import { id, line } from '../text.ts';

/** One thing a voting round votes on. `origin` links it to the contribution it was taken from. */
export interface Item {
  id: string;
  text: string;
  origin?: { roundId: string; contributionId: string };
}

export const MAX_ITEMS = 50;
export const ITEM_LENGTH = 200;

const typedItem = z.strictObject({ id, text: line(1, ITEM_LENGTH) });

/** Where the items of a voting round come from: a typed list, or the contributions of an earlier round. */
export const itemSource = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('typed'),
    items: z.array(typedItem).check(
      z.maxLength(MAX_ITEMS),
      z.refine((items) => new Set(items.map((item) => item.id)).size === items.length),
    ),
  }),
  z.strictObject({ from: z.literal('round'), roundId: id }),
]);
export type ItemSource = z.infer<typeof itemSource>;
