import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from './migrate.ts';
import * as schema from './schema.ts';

/** One connection: repositories ask through `orm`, the journal and the leases through prepared statements. */
export interface Database {
  readonly orm: BetterSQLite3Database<typeof schema>;
  readonly sqlite: BetterSqlite3.Database;
  /** Writes what the log still holds back into the file, and lets go of it. */
  close(): void;
}

/** How long a write waits for another process of this host; the event loop stands still meanwhile. */
const BUSY_MS = 2_000;

/**
 * Opens the database file, makes it when it is missing and brings its tables up to date. Safe when several processes
 * do so at once.
 */
export function openDatabase(path: string): Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // For its owner's eyes alone, also in a folder that others may enter; what SQLite puts beside it takes after it.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const sqlite = new BetterSqlite3(path, { timeout: BUSY_MS });
  try {
    enterWal(sqlite);
    // FULL: a commit is on the disk before it returns (law 1).
    sqlite.pragma('synchronous = FULL');
    // Deleted text is overwritten, not just forgotten.
    sqlite.pragma('secure_delete = ON');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
    migrate(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return { sqlite, orm: drizzle(sqlite, { schema }), close: () => sqlite.close() };
}

/** The switch to WAL needs the file for itself for a moment, and does not wait for it by SQLite's own patience. */
function enterWal(sqlite: BetterSqlite3.Database): void {
  for (let attempt = 0; ; attempt++) {
    try {
      if (sqlite.pragma('journal_mode = WAL', { simple: true }) === 'wal') return;
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    if (attempt === 100) throw new Error('another process keeps the database to itself');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
