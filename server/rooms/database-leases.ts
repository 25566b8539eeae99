import type { LeaseRow, LeaseStore } from '../../db/lease-store.ts';
import { LEASE_MS, START_MS, type Grant, type Leases } from './lease.ts';

/** Leases as rows of the database that all processes share. */
export class DatabaseLeases implements Leases {
  readonly #store: LeaseStore;
  readonly #nodeId: string;
  readonly #isGone: (nodeId: string) => boolean;

  /** @param isGone is that process certainly dead? False when in doubt */
  constructor(store: LeaseStore, nodeId: string, isGone: (nodeId: string) => boolean) {
    this.#store = store;
    this.#nodeId = nodeId;
    this.#isGone = isGone;
  }

  async acquire(sessionId: string, now: number, how?: 'seize'): Promise<Grant | null> {
    const taken = this.#store.take(
      sessionId,
      this.#nodeId,
      now + LEASE_MS,
      (row) => how === 'seize' || row.owner === this.#nodeId || this.#isFree(row, now),
    );
    if (!taken) return null;
    const { fence, former } = taken;
    const interrupted = former !== undefined && former.owner !== this.#nodeId;
    return { fence, previousUntil: interrupted ? Math.min(now, former.expiresAt - LEASE_MS) : null };
  }

  async renew(sessionIds: readonly string[], now: number): Promise<ReadonlySet<string>> {
    return new Set(
      sessionIds.length === 0 ? [] : this.#store.renew(sessionIds, this.#nodeId, now + LEASE_MS),
    );
  }

  async release(sessionId: string, fence: number): Promise<void> {
    this.#store.release(sessionId, fence);
  }

  async ownerOf(sessionId: string, now: number): Promise<string | null> {
    const row = this.#store.find(sessionId);
    return row && !this.#isFree(row, now) ? row.owner : null;
  }

  async adoptable(now: number): Promise<string[]> {
    return this.#store
      .needingOwner(this.#nodeId, now - START_MS)
      .filter((row) => this.#isFree(row, now))
      .map(({ sessionId }) => sessionId);
  }

  #isFree({ owner, expiresAt }: LeaseRow, now: number): boolean {
    return owner === '' || expiresAt <= now || this.#isGone(owner);
  }
}
