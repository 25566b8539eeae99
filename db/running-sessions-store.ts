import type { Database } from './connection.ts';
import { asStorageError } from './storage-full.ts';

export interface SessionStanding {
  id: string;
  status: 'draft' | 'live' | 'stopped';
  epoch: number;
  startedAt: number | null;
  resultsAt: number | null;
  /** 1 while it runs as a trial of which nothing is kept. */
  rehearsal: 0 | 1;
}

/** What rooms and the sweeper ask about running sessions, by prepared statements. */
export class RunningSessionsStore {
  readonly #one;
  readonly #many;
  readonly #removed;
  readonly #key;
  readonly #newKey;
  readonly #stopDamaged;
  readonly #leftovers;

  constructor({ sqlite }: Database) {
    const columns = 'id, status, epoch, started_at AS startedAt, results_at AS resultsAt, rehearsal';
    this.#one = sqlite.prepare<[string], SessionStanding>(`SELECT ${columns} FROM sessions WHERE id = ?`);
    this.#many = sqlite.prepare<[string], SessionStanding>(
      `SELECT ${columns} FROM sessions WHERE id IN (SELECT value FROM json_each(?))`,
    );
    this.#removed = sqlite
      .prepare<[string, number], string>(
        'SELECT id FROM participants WHERE session_id IN (SELECT value FROM json_each(?)) AND removed_at IS NOT NULL AND removed_at >= ?',
      )
      .pluck();
    this.#key = sqlite.prepare<[string], Buffer>('SELECT key FROM voter_keys WHERE session_id = ?').pluck();
    this.#newKey = sqlite.prepare<[string, Buffer]>(
      'INSERT OR IGNORE INTO voter_keys (session_id, key) VALUES (?, ?)',
    );
    this.#stopDamaged = sqlite.prepare<[number, number, number, string]>(
      `UPDATE sessions SET status = 'stopped', stopped_at = coalesce(stopped_at, ?), updated_at = ?, damaged_after = ?,
         epoch = epoch + (status = 'live'), code = NULL
       WHERE id = ? AND results_at IS NULL`,
    );
    this.#leftovers = sqlite
      .prepare<[], string>(
        `SELECT DISTINCT j.session_id FROM journal j LEFT JOIN sessions s ON s.id = j.session_id
         WHERE s.id IS NULL OR s.results_at IS NOT NULL`,
      )
      .pluck();
  }

  find(sessionId: string): SessionStanding | undefined {
    return this.#one.get(sessionId);
  }

  findAll(sessionIds: readonly string[]): SessionStanding[] {
    return this.#many.all(JSON.stringify(sessionIds));
  }

  /** Participants of these sessions who were removed at or after a moment. */
  removedSince(sessionIds: readonly string[], since: number): string[] {
    return this.#removed.all(JSON.stringify(sessionIds), since);
  }

  /** The key the session's anonymous voters are hashed with; `fresh` becomes it when there is none yet. */
  voterKey(sessionId: string, fresh: Buffer): Buffer {
    const known = this.#key.get(sessionId);
    if (known) return known;
    try {
      this.#newKey.run(sessionId, fresh);
    } catch (error) {
      throw asStorageError(error);
    }
    return this.#key.get(sessionId) ?? fresh;
  }

  /** Stops a session whose journal can be trusted up to `trusted` only, and says so for ever. */
  stopDamaged(sessionId: string, trusted: number, now: number): void {
    try {
      this.#stopDamaged.run(now, now, trusted, sessionId);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /** Sessions whose results are kept and whose journal is still there: a crash came in between. */
  withLeftoverJournal(): string[] {
    return this.#leftovers.all();
  }
}
