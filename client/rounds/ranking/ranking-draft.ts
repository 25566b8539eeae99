import type { Item } from '../../../sessions/rounds/items.ts';
import { leaning } from '../../../sessions/rounds/leaning.ts';
import type { BallotOf } from '../../../sessions/rounds/registry.ts';

export type RankingBallot = BallotOf<'ranking'>;

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asRankingDraft(draft: unknown, items: readonly Item[], most: number): RankingBallot | null {
  if (typeof draft !== 'object' || draft === null || !('order' in draft) || !Array.isArray(draft.order))
    return null;
  const known = new Set(items.map(({ id }) => id));
  const order = (draft.order as unknown[]).filter(
    (id): id is string => typeof id === 'string' && known.has(id),
  );
  return { order: [...new Set(order)].slice(0, most) };
}

/**
 * Items as one voter sees them before they are ranked: in a random order that is always the same for the same seed, so that no
 * item gains by standing first. Without a seed as they are.
 */
export function inOwnOrder(items: readonly Item[], seed: string | undefined): Item[] {
  if (seed === undefined) return [...items];
  const chance = new Map(items.map(({ id }) => [id, leaning(`${seed}/${id}`)]));
  return [...items].sort((a, b) => (chance.get(a.id) ?? 0) - (chance.get(b.id) ?? 0));
}
