import type { Position } from '../rounds/round-kind.ts';

/** How a group's opinion moved between two rounds of the same vote (Delphi). */
export interface Shift {
  items: ItemShift[];
  /** Of those who voted in both rounds, how many changed anything; null where voters cannot be matched. */
  moved: { count: number; of: number } | null;
}

export interface ItemShift {
  itemId: string;
  /** After less before; null when either is unknown. A falling spread and a rising consensus are agreement growing. */
  centre: number | null;
  spread: number | null;
  consensus: number | null;
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
  ballots: { before: ReadonlyMap<string, Cast>; after: ReadonlyMap<string, Cast> } | null,
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
  return { items, moved: ballots && movedBetween(ballots.before, ballots.after) };
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

function movedBetween(
  before: ReadonlyMap<string, Cast>,
  after: ReadonlyMap<string, Cast>,
): { count: number; of: number } | null {
  let count = 0;
  let of = 0;
  for (const [voter, { ballot }] of after) {
    const then = before.get(voter);
    if (!then) continue;
    of += 1;
    if (JSON.stringify(then.ballot) !== JSON.stringify(ballot)) count += 1;
  }
  return of === 0 ? null : { count, of };
}
