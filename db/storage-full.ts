import BetterSqlite3 from 'better-sqlite3';

/** The storage takes no writes now; nothing of the attempt was kept, and the same write may be tried again. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}

/**
 * Codes after which SQLite is certain that the transaction left no trace. A failed fsync is not among them: what the
 * disk then holds is unknown.
 */
const NOTHING_WRITTEN: ReadonlySet<string> = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_SHMOPEN',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

/** The same error, told as `StorageFull` where that is what it means. */
export function asStorageError(error: unknown): unknown {
  return error instanceof BetterSqlite3.SqliteError && NOTHING_WRITTEN.has(error.code)
    ? new StorageFull(`the database takes no writes: ${error.code}`, { cause: error })
    : error;
}
