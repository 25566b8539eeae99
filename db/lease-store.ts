import type { Database } from './connection.ts';
import { asStorageError } from './storage-full.ts';

export interface LeaseRow {
  owner: string;
  fence: number;
  expiresAt: number;
}

/** Who owns which room, as rows. What makes a lease free is decided by the caller, inside the same transaction. */
export class LeaseStore {
  readonly #take;
  readonly #find;
  readonly #renew;
  readonly #release;
  readonly #unowned;

  constructor({ sqlite }: Database) {
    this.#find = sqlite.prepare<[string], LeaseRow>(
      'SELECT owner, fence, expires_at AS expiresAt FROM room_leases WHERE session_id = ?',
    );
    const put = sqlite.prepare<[string, string, number, number]>(
      `INSERT INTO room_leases (session_id, owner, fence, expires_at, head, head_checksum) VALUES (?, ?, ?, ?, 0, 0)
       ON CONFLICT (session_id) DO UPDATE SET owner = excluded.owner, fence = excluded.fence, expires_at = excluded.expires_at`,
    );
    this.#take = sqlite.transaction(
      (sessionId: string, owner: string, expiresAt: number, isFree: (row: LeaseRow) => boolean) => {
        const former = this.#find.get(sessionId);
        if (former && !isFree(former)) return null;
        const fence = (former?.fence ?? 0) + 1;
        put.run(sessionId, owner, fence, expiresAt);
        return { fence, former };
      },
    );
    this.#renew = sqlite
      .prepare<[number, string, string], string>(
        'UPDATE room_leases SET expires_at = ? WHERE owner = ? AND session_id IN (SELECT value FROM json_each(?)) RETURNING session_id',
      )
      .pluck();
    this.#release = sqlite.prepare<[string, number]>(
      "UPDATE room_leases SET owner = '' WHERE session_id = ? AND fence = ?",
    );
    this.#unowned = sqlite.prepare<[string, number], { sessionId: string } & LeaseRow>(
      `SELECT s.id AS sessionId, coalesce(l.owner, '') AS owner, coalesce(l.fence, 0) AS fence, coalesce(l.expires_at, 0) AS expiresAt
       FROM sessions s LEFT JOIN room_leases l ON l.session_id = s.id
       WHERE s.results_at IS NULL AND s.status IN ('live', 'stopped') AND coalesce(l.owner, '') <> ?
         AND (l.session_id IS NOT NULL OR s.started_at < ?)`,
    );
  }

  /** Takes the lease when `isFree` says so of the row there is; null when it does not. */
  take(
    sessionId: string,
    owner: string,
    expiresAt: number,
    isFree: (row: LeaseRow) => boolean,
  ): { fence: number; former: LeaseRow | undefined } | null {
    try {
      return this.#take.immediate(sessionId, owner, expiresAt, isFree);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  find(sessionId: string): LeaseRow | undefined {
    return this.#find.get(sessionId);
  }

  /** Renews all leases that are still the owner's, in one statement, and says which those were. */
  renew(sessionIds: readonly string[], owner: string, expiresAt: number): string[] {
    try {
      return this.#renew.all(expiresAt, owner, JSON.stringify(sessionIds));
    } catch (error) {
      throw asStorageError(error);
    }
  }

  release(sessionId: string, fence: number): void {
    try {
      this.#release.run(sessionId, fence);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /**
   * Sessions that need a room (live, or stopped without kept results) and whose room is not this owner's. One that
   * never had an owner counts only when it was started before a moment: later ones are about to get theirs.
   */
  needingOwner(owner: string, startedBefore: number): ({ sessionId: string } & LeaseRow)[] {
    return this.#unowned.all(owner, startedBefore);
  }
}
