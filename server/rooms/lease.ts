/**
 * Who owns a room. Contract (tests/contracts/lease):
 * - `acquire` gives a fence when the room has no owner, its lease ran out, or its owner is a process of this host that
 *   is gone; a new owner's fence is always greater than every earlier one. Null when another owner is alive.
 * - `renew` is false when the lease went to another owner in the meantime.
 * - Safety never hangs on clocks: an append with an old fence fails in its own transaction (law 5).
 */
export interface Leases {
  acquire(sessionId: string, now: number): Promise<Grant | null>;
  renew(sessionIds: readonly string[], now: number): Promise<ReadonlySet<string>>;
  release(sessionId: string, fence: number): Promise<void>;
  ownerOf(sessionId: string, now: number): Promise<string | null>;
}

export interface Grant {
  fence: number;
  /** When the previous owner's lease was last known good; null for a room that had none. Tells how long an outage was. */
  previousUntil: number | null;
}

export const LEASE_MS = 3_000;
