/**
 * Who owns a room. Contract (tests/contracts/lease):
 * - `acquire` gives a fence when the room has no owner, its lease ran out, its owner is a process of this host that is
 *   gone, or its owner is the asker; each grant's fence is greater than every earlier one. Null when another owner is
 *   alive. `seize` takes the room from a living owner too: its next append fails.
 * - `renew` says which of the leases are still the asker's, and prolongs those.
 * - `adoptable` are the sessions that need a room (live, or stopped with results still to be kept) and lost theirs, or
 *   never got one within START_MS of their start.
 * - Safety never hangs on clocks: an append with an old fence fails in its own transaction (law 5).
 */
export interface Leases {
  acquire(sessionId: string, now: number, how?: 'seize'): Promise<Grant | null>;
  renew(sessionIds: readonly string[], now: number): Promise<ReadonlySet<string>>;
  release(sessionId: string, fence: number): Promise<void>;
  ownerOf(sessionId: string, now: number): Promise<string | null>;
  adoptable(now: number): Promise<string[]>;
}

export interface Grant {
  fence: number;
  /** When the previous owner's lease was last known good; null for a room that had none. Tells how long an outage was. */
  previousUntil: number | null;
}

export const LEASE_MS = 3_000;
export const RENEW_MS = 1_000;
/** How long who starts a session may take to open its room before others look after it. */
export const START_MS = 5_000;
