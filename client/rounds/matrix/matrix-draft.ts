import type { Item } from '../../../sessions/rounds/items.ts';
import type { BallotOf } from '../../../sessions/rounds/registry.ts';

export type MatrixBallot = BallotOf<'matrix'>;
export interface Place {
  x: number;
  y: number;
}

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asMatrixDraft(
  draft: unknown,
  items: readonly Item[],
  { min, max }: { min: number; max: number },
): MatrixBallot | null {
  if (typeof draft !== 'object' || draft === null || !('places' in draft) || !Array.isArray(draft.places))
    return null;
  const fits = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  const given = new Map<unknown, Place>();
  for (const entry of draft.places as unknown[])
    if (typeof entry === 'object' && entry !== null && 'item' in entry && 'x' in entry && 'y' in entry) {
      const { x, y } = entry;
      if (fits(x) && fits(y)) given.set(entry.item, { x, y });
    }
  return inOrder(given, items);
}

/** A ballot with one item placed, or with null taken off; places stand in the order of the items. */
export function placed(
  ballot: MatrixBallot,
  itemId: string,
  place: Place | null,
  items: readonly Item[],
): MatrixBallot {
  const given = new Map<unknown, Place>(ballot.places.map(({ item, x, y }) => [item, { x, y }]));
  if (place) given.set(itemId, place);
  else given.delete(itemId);
  return inOrder(given, items);
}

function inOrder(given: ReadonlyMap<unknown, Place>, items: readonly Item[]): MatrixBallot {
  return {
    places: items.flatMap(({ id }) => {
      const place = given.get(id);
      return place ? [{ item: id, x: place.x, y: place.y }] : [];
    }),
  };
}
