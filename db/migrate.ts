import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** The SQL files lie beside this code, in the sources as in a build. */
const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings the tables up to date. Everything, also the question which migrations are still to do, happens under one
 * write lock, so that two processes that start at once do not both make the tables. (Drizzle's own migrator asks
 * before it takes the lock.) The book it keeps is the one Drizzle keeps.
 */
export function migrate(sqlite: Database): void {
  const migrations = readMigrationFiles({ migrationsFolder });
  sqlite
    .transaction(() => {
      sqlite.exec(
        'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)',
      );
      const done = sqlite.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() as
        number | null;
      const note = sqlite.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
      for (const { sql, hash, folderMillis } of migrations) {
        if (done !== null && folderMillis <= done) continue;
        for (const statement of sql) sqlite.exec(statement);
        note.run(hash, folderMillis);
      }
    })
    .immediate();
}
