import type { Position } from '../rounds/round-kind.ts';

/** How a group's opinion moved between two rounds of the same vote (Delphi). */
export interface Shift {
  items: ItemShift[];
  /** Of those who voted in both rounds, how many changed anything; null where voters cannot be matched. */
  moved: Moved | null;
}

export interface ItemShift {
  itemId: string;
  /** After less before; null when either is unknown. A falling spread and a rising consensus are agreement growing. */
  centre: number | null;
  spread: number | null;
  consensus: number | null;
}

/** How many voters have a ballot in both rounds, and how many of those changed anything. */
export interface Moved {
  count: number;
  of: number;
}

interface Cast {
  ballot: unknown;
}

/**
 * The shift per item from the positions of both rounds, and the share of voters that moved (METHODS.md, Delphi:
 * a round is stable when few move, and only then is consensus worth reporting). Items of either round alone are left out.
 */
export function shiftBetween(
  before: readonly Position[],
  after: readonly Position[],
  moved: Moved | null,
): Shift {
  const earlier = new Map(before.map((position) => [position.itemId, position]));
  const items = after.flatMap((now) => {
    const then = earlier.get(now.itemId);
    if (!then) return [];
    return {
      itemId: now.itemId,
      centre: difference(then.centre, now.centre),
      spread: difference(then.spread, now.spread),
      consensus: difference(then.consensus, now.consensus),
    };
  });
  return { items, moved: moved === null || moved.of === 0 ? null : { ...moved } };
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

/** How many moved, from all ballots of both rounds by voter. */
export function movedBetween(before: ReadonlyMap<string, Cast>, after: ReadonlyMap<string, Cast>): Moved {
  const moved: Moved = { count: 0, of: 0 };
  for (const [voter, cast] of after) countMoved(moved, before.get(voter), cast, 1);
  return moved;
}

/** Counts one voter, or takes one out again; who has a ballot in one of the rounds alone is neither. */
export function countMoved(
  moved: Moved,
  before: Cast | undefined,
  after: Cast | undefined,
  weight: 1 | -1,
): void {
  if (!before || !after) return;
  moved.of += weight;
  if (JSON.stringify(before.ballot) !== JSON.stringify(after.ballot)) moved.count += weight;
}
