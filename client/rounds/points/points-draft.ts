import type { Item } from '../../../sessions/rounds/items.ts';
import { costOf, roomFor } from '../../../sessions/rounds/points-cost.ts';
import type { BallotOf, ConfigOf } from '../../../sessions/rounds/registry.ts';

export type PointsBallot = BallotOf<'points'>;
type Rules = Pick<ConfigOf<'points'>, 'mode' | 'budget' | 'cap'>;

/** What of the budget is not given yet. */
export function leftOf({ mode, budget }: Rules, { given }: PointsBallot): number {
  return given.reduce((left, { points }) => left - costOf(mode, points), budget);
}

/** What one item has. */
export function givenTo({ given }: PointsBallot, itemId: string): number {
  return given.find(({ item }) => item === itemId)?.points ?? 0;
}

/** A ballot in which one item has as much as wanted, or as much of it as there is room for; items in the order of the round. */
export function withPoints(
  rules: Rules,
  ballot: PointsBallot,
  itemId: string,
  wanted: number,
  items: readonly Item[],
): PointsBallot {
  const without = { given: ballot.given.filter(({ item }) => item !== itemId) };
  const points = Math.max(0, Math.min(Math.round(wanted), roomFor(rules, 0, leftOf(rules, without))));
  const given = new Map(without.given.map((entry) => [entry.item, entry.points]));
  if (points > 0) given.set(itemId, points);
  return {
    given: items.flatMap(({ id }) => {
      const kept = given.get(id);
      return kept === undefined ? [] : [{ item: id, points: kept }];
    }),
  };
}

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asPointsDraft(draft: unknown, items: readonly Item[], rules: Rules): PointsBallot | null {
  if (typeof draft !== 'object' || draft === null || !('given' in draft) || !Array.isArray(draft.given))
    return null;
  let ballot: PointsBallot = { given: [] };
  for (const entry of draft.given as unknown[])
    if (typeof entry === 'object' && entry !== null && 'item' in entry && 'points' in entry)
      if (typeof entry.item === 'string' && typeof entry.points === 'number' && Number.isFinite(entry.points))
        ballot = withPoints(rules, ballot, entry.item, entry.points, items);
  return ballot;
}
