import type { Item } from '../../../sessions/rounds/items.ts';
import type { BallotOf } from '../../../sessions/rounds/registry.ts';

export type RatingBallot = BallotOf<'rating'>;

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asRatingDraft(
  draft: unknown,
  items: readonly Item[],
  { min, max }: { min: number; max: number },
): RatingBallot | null {
  if (typeof draft !== 'object' || draft === null || !('scores' in draft) || !Array.isArray(draft.scores))
    return null;
  const given = new Map<unknown, unknown>();
  for (const entry of draft.scores as unknown[])
    if (typeof entry === 'object' && entry !== null && 'item' in entry && 'score' in entry)
      given.set(entry.item, entry.score);
  return {
    scores: items.flatMap(({ id }) => {
      const score = given.get(id);
      return typeof score === 'number' && Number.isInteger(score) && score >= min && score <= max
        ? [{ item: id, score }]
        : [];
    }),
  };
}

/** A ballot with the score of one item set, or with null taken away; scores stand in the order of the items. */
export function scored(
  ballot: RatingBallot,
  itemId: string,
  score: number | null,
  items: readonly Item[],
): RatingBallot {
  const given = new Map(ballot.scores.map((entry) => [entry.item, entry.score]));
  if (score === null) given.delete(itemId);
  else given.set(itemId, score);
  return {
    scores: items.flatMap(({ id }) => {
      const kept = given.get(id);
      return kept === undefined ? [] : [{ item: id, score: kept }];
    }),
  };
}

/** How many points of a scale stand side by side on a narrow phone, so that each is wide enough for a thumb. */
export function columnsFor(points: number): number {
  if (points <= 5) return points;
  return points === 11 ? 4 : Math.min(5, Math.ceil(points / 2));
}
