import * as z from 'zod/mini';
import { id, line } from '../text.ts';

/** One thing a voting round votes on. */
export interface Item {
  id: string;
  text: string;
  origin?: Origin;
}

/** What an item was taken from: a contribution, a cluster of them, or an item of an earlier vote. */
export type Origin =
  | { roundId: string; contributionId: string }
  | { roundId: string; clusterId: string }
  | { roundId: string; itemId: string };

export const MAX_ITEMS = 50;
export const ITEM_LENGTH = 200;

const typedItem = z.strictObject({ id, text: line(1, ITEM_LENGTH) });

/** A list of items as typed, each with an id of its own. */
export const typedItems = (most: number = MAX_ITEMS) =>
  z.array(typedItem).check(
    z.maxLength(most),
    z.refine((items) => new Set(items.map((item) => item.id)).size === items.length),
  );

/**
 * Where the items of a voting round come from: a typed list, the contributions of an earlier round, its clusters (and what
 * is in none, one by one), or the top so many of an earlier vote (ties at the border are all taken).
 */
export const itemSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('typed'), items: typedItems() }),
  z.strictObject({ from: z.literal('round'), roundId: id }),
  z.strictObject({ from: z.literal('clusters'), roundId: id }),
  z.strictObject({
    from: z.literal('top'),
    roundId: id,
    count: z.int().check(z.minimum(1), z.maximum(MAX_ITEMS)),
  }),
]);
export type ItemSource = z.infer<typeof itemSource>;
