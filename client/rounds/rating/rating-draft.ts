import type { Item } from '../../../sessions/rounds/items.ts';
import type { BallotOf, ConfigOf } from '../../../sessions/rounds/registry.ts';

export type RatingBallot = BallotOf<'rating'>;
type Score = RatingBallot['scores'][number];

/** One thing to score: an item, or an item on one criterion. */
export type Cell = Pick<Score, 'item' | 'criterion'>;

export function cellsOf(items: readonly Item[], { criteria }: Pick<ConfigOf<'rating'>, 'criteria'>): Cell[] {
  return items.flatMap(({ id: item }): Cell[] =>
    criteria.length === 0 ? [{ item }] : criteria.map(({ id }) => ({ item, criterion: id })),
  );
}

/** What tells a cell from all others in the round. */
export function keyOf({ item, criterion = '' }: Cell): string {
  return `${item} ${criterion}`;
}

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asRatingDraft(
  draft: unknown,
  cells: readonly Cell[],
  { min, max }: { min: number; max: number },
): RatingBallot | null {
  if (typeof draft !== 'object' || draft === null || !('scores' in draft) || !Array.isArray(draft.scores))
    return null;
  const given = new Map<string, unknown>();
  for (const entry of draft.scores as unknown[])
    if (typeof entry === 'object' && entry !== null && 'item' in entry && 'score' in entry) {
      const criterion = 'criterion' in entry ? String(entry.criterion) : '';
      given.set(keyOf({ item: String(entry.item), criterion }), entry.score);
    }
  return {
    scores: cells.flatMap((cell): Score[] => {
      const score = given.get(keyOf(cell));
      return typeof score === 'number' && Number.isInteger(score) && score >= min && score <= max
        ? [{ ...cell, score }]
        : [];
    }),
  };
}

/** A ballot with the score of one cell set, or with null taken away; scores stand in the order of the cells. */
export function scored(
  ballot: RatingBallot,
  changed: Cell,
  score: number | null,
  cells: readonly Cell[],
): RatingBallot {
  const given = new Map(ballot.scores.map((entry) => [keyOf(entry), entry.score]));
  if (score === null) given.delete(keyOf(changed));
  else given.set(keyOf(changed), score);
  return {
    scores: cells.flatMap((cell): Score[] => {
      const kept = given.get(keyOf(cell));
      return kept === undefined ? [] : [{ ...cell, score: kept }];
    }),
  };
}

/** How many points of a scale stand side by side on a narrow phone, so that each is wide enough for a thumb. */
export function columnsFor(points: number): number {
  if (points <= 5) return points;
  return points === 11 ? 4 : Math.min(5, Math.ceil(points / 2));
}
