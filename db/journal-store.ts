import type { Database } from './connection.ts';
import { SecretBallotsStore, type SecretEffect } from './secret-ballots-store.ts';
import { asStorageError } from './storage-full.ts';
import { truncateLog } from './truncate-log.ts';

/** A journal record as it is stored. */
export interface JournalRow {
  seq: number;
  at: number;
  actor: string;
  commandId: string | null;
  body: string;
  checksum: number;
}

/** What must never disagree with the journal, and so is written in the same transaction. */
export type JournalEffect =
  | {
      type: 'join';
      participantId: string;
      name: string | null;
      teamId: string | null;
      tokenHash: string;
      receiptHash: string;
      notice?: string | null | undefined;
      at: number;
    }
  | { type: 'remove'; participantId: string; at: number }
  | { type: 'assign'; participantId: string; teamId: string | null }
  | { type: 'stop'; at: number }
  | SecretEffect;

/** Rows of one room, written all or none. */
export interface JournalWrite {
  sessionId: string;
  fence: number;
  /** The last record before these. */
  after: number;
  rows: readonly JournalRow[];
  effects: readonly JournalEffect[];
}

export interface JournalHead {
  seq: number;
  checksum: number;
}

/** `outgrown`: the fence is not the room's any more, and nothing of that write was kept. */
export type WriteOutcome = 'written' | 'outgrown';

export interface Written {
  /** One for each write. */
  outcomes: WriteOutcome[];
  /** How long the disk took to make it last: about the same for one row and for hundreds. */
  diskMs: number;
}

/** The journal's tables, by prepared statements: this is the hot path of the product. */
export class JournalStore {
  readonly secrets: SecretBallotsStore;
  readonly #sqlite;
  readonly #one;
  readonly #begin;
  readonly #commit;
  readonly #rollback;
  readonly #fence;
  readonly #head;
  readonly #advance;
  readonly #insert;
  readonly #join;
  readonly #remove;
  readonly #assign;
  readonly #stop;
  readonly #rows;
  readonly #names;
  readonly #fill;
  readonly #empty;
  readonly #resultsKept;
  readonly #eraseRows;
  readonly #eraseKey;
  readonly #eraseLease;
  readonly #resetLease;

  constructor({ sqlite }: Database) {
    this.#sqlite = sqlite;
    this.secrets = new SecretBallotsStore({ sqlite });
    this.#one = sqlite.prepare<[], number>('SELECT 1').pluck();
    this.#begin = sqlite.prepare('BEGIN IMMEDIATE');
    this.#commit = sqlite.prepare('COMMIT');
    this.#rollback = sqlite.prepare('ROLLBACK');
    this.#fence = sqlite
      .prepare<[string], number>('SELECT fence FROM room_leases WHERE session_id = ?')
      .pluck();
    this.#head = sqlite.prepare<[string], JournalHead>(
      'SELECT head AS seq, head_checksum AS checksum FROM room_leases WHERE session_id = ?',
    );
    this.#advance = sqlite.prepare<[number, number, string, number, number]>(
      'UPDATE room_leases SET head = ?, head_checksum = ? WHERE session_id = ? AND fence = ? AND head = ?',
    );
    this.#insert = sqlite.prepare<[string, number, number, string, string | null, string, number]>(
      'INSERT INTO journal (session_id, seq, at, actor, command_id, body, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#join = sqlite.prepare<
      [string, string, string | null, string | null, string, string, string | null, number]
    >(
      'INSERT INTO participants (id, session_id, name, team_id, token_hash, receipt_hash, notice, joined_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#remove = sqlite.prepare<[number, string, string]>(
      'UPDATE participants SET removed_at = ? WHERE id = ? AND session_id = ?',
    );
    this.#assign = sqlite.prepare<[string | null, string, string]>(
      'UPDATE participants SET team_id = ? WHERE id = ? AND session_id = ?',
    );
    this.#stop = sqlite.prepare<[number, number, string]>(
      "UPDATE sessions SET status = 'stopped', stopped_at = ?, updated_at = iif(rehearsal, updated_at, ?), epoch = epoch + 1, code = NULL WHERE id = ? AND status = 'live'",
    );
    this.#rows = sqlite.prepare<[string, number, number], JournalRow>(
      'SELECT seq, at, actor, command_id AS commandId, body, checksum FROM journal WHERE session_id = ? AND seq > ? ORDER BY seq LIMIT ?',
    );
    this.#names = sqlite
      .prepare<[string], [string, string | null]>('SELECT id, name FROM participants WHERE session_id = ?')
      .raw();
    this.#fill = sqlite.prepare<[number]>(
      'INSERT OR REPLACE INTO storage_probe (id, filler) VALUES (1, zeroblob(?))',
    );
    this.#empty = sqlite.prepare('DELETE FROM storage_probe');
    this.#resultsKept = sqlite
      .prepare<[string], number>(
        "SELECT results_at IS NOT NULL OR (rehearsal AND status = 'stopped') FROM sessions WHERE id = ?",
      )
      .pluck();
    this.#eraseRows = sqlite.prepare<[string, string, number]>(
      'DELETE FROM journal WHERE session_id = ? AND seq IN (SELECT seq FROM journal WHERE session_id = ? ORDER BY seq DESC LIMIT ?)',
    );
    this.#eraseLease = sqlite.prepare<[string]>(
      'DELETE FROM room_leases WHERE session_id = ? AND session_id NOT IN (SELECT id FROM sessions WHERE rehearsal)',
    );
    this.#resetLease = sqlite.prepare<[string]>(
      "UPDATE room_leases SET owner = '', fence = fence + 1, expires_at = 0, head = 0, head_checksum = 0 WHERE session_id = ?",
    );
    this.#eraseKey = sqlite.prepare<[string]>('DELETE FROM voter_keys WHERE session_id = ?');
  }

  /**
   * Commits the writes of several rooms in one transaction. A room whose fence is outgrown changes nothing and harms
   * nobody else. Throws `StorageFull` when nothing at all was kept; after any other error nobody knows.
   */
  write(writes: readonly JournalWrite[]): Written {
    try {
      this.#begin.run();
      const outcomes = writes.map((write) => this.#writeOne(write));
      const written = performance.now();
      this.#commit.run();
      return { outcomes, diskMs: performance.now() - written };
    } catch (error) {
      if (this.#sqlite.inTransaction) this.#rollback.run();
      throw asStorageError(error);
    }
  }

  /** Is this still the room's fence? */
  holds(sessionId: string, fence: number): boolean {
    return this.#fence.get(sessionId) === fence;
  }

  /** Does the database answer at all? */
  answers(): boolean {
    try {
      return this.#one.get() === 1;
    } catch {
      return false;
    }
  }

  head(sessionId: string): JournalHead | undefined {
    return this.#head.get(sessionId);
  }

  /** At most `limit` rows after a sequence number, in order. */
  rows(sessionId: string, after: number, limit: number): JournalRow[] {
    return this.#rows.all(sessionId, after, limit);
  }

  names(sessionId: string): Map<string, string | null> {
    return new Map(this.#names.all(sessionId));
  }

  /** Writes `bytes` to the disk for real and gives them back; throws `StorageFull` while there is no room for them. */
  probe(bytes: number): void {
    try {
      this.#fill.run(bytes);
      this.#empty.run();
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /** May the journal of a session go? Its results are kept, or it was a rehearsal, or the session itself is gone. */
  mayErase(sessionId: string): boolean {
    return this.#resultsKept.get(sessionId) !== 0;
  }

  /** Removes at most `limit` rows, the last ones first; false when none were left. */
  eraseSome(sessionId: string, limit: number): boolean {
    try {
      return this.#eraseRows.run(sessionId, sessionId, limit).changes > 0;
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /** Removes what stands beside the rows: the keys of the voters, secret ballots, and the lease. */
  eraseRest(sessionId: string): void {
    try {
      this.secrets.erase(sessionId);
      this.#eraseKey.run(sessionId);
      this.#eraseLease.run(sessionId);
      // After a rehearsal the session runs again: whoever still believes to own the room must find its fence outgrown.
      this.#resetLease.run(sessionId);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /** Takes what was erased out of the write-ahead log too; false when somebody still reads in it: ask again. */
  truncateLog(): boolean {
    return truncateLog({ sqlite: this.#sqlite });
  }

  #writeOne({ sessionId, fence, after, rows, effects }: JournalWrite): WriteOutcome {
    const last = rows.at(-1);
    if (last === undefined) return this.holds(sessionId, fence) ? 'written' : 'outgrown';
    const { changes } = this.#advance.run(last.seq, last.checksum, sessionId, fence, after);
    if (changes === 0) {
      if (!this.holds(sessionId, fence)) return 'outgrown';
      throw new Error(`the journal of ${sessionId} does not end at ${after}`);
    }
    for (const { seq, at, actor, commandId, body, checksum } of rows)
      this.#insert.run(sessionId, seq, at, actor, commandId, body, checksum);
    for (const effect of effects) this.#apply(sessionId, effect);
    return 'written';
  }

  #apply(sessionId: string, effect: JournalEffect): void {
    switch (effect.type) {
      case 'join': {
        const { participantId, name, teamId, tokenHash, receiptHash, notice = null, at } = effect;
        this.#join.run(participantId, sessionId, name, teamId, tokenHash, receiptHash, notice, at);
        return;
      }
      case 'remove':
        this.#remove.run(effect.at, effect.participantId, sessionId);
        return;
      case 'assign':
        this.#assign.run(effect.teamId, effect.participantId, sessionId);
        return;
      case 'stop':
        this.#stop.run(effect.at, effect.at, sessionId);
        return;
      default:
        this.secrets.apply(sessionId, effect);
    }
  }
}
