import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/connection.ts';
import { tempDir } from './temp-dir.ts';

/** A real database in a folder of its own. `again` opens the same file a second time, as another process would. */
export interface TestDatabase extends AsyncDisposable {
  readonly database: Database;
  readonly path: string;
  again(): Database;
}

export function testDatabase(): TestDatabase {
  const folder = tempDir();
  const path = join(folder.path, 'rondo.db');
  const opened = [openDatabase(path)];
  return {
    database: opened[0] as Database,
    path,
    again() {
      const database = openDatabase(path);
      opened.push(database);
      return database;
    },
    async [Symbol.asyncDispose]() {
      for (const database of opened) database.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** A live session of a test account, as the start leaves it behind: the room's journal is still empty. */
export function liveSession({ sqlite }: Database, id: string, startedAt = Date.now()): void {
  sqlite
    .prepare(
      "INSERT OR IGNORE INTO accounts (id, email, email_key, password_hash, language, created_at) VALUES ('owner', 'o@example.org', 'o@example.org', 'x', 'en', 0)",
    )
    .run();
  sqlite
    .prepare(
      `INSERT INTO sessions (id, owner_id, title, language, settings, agenda, version, status, epoch, code, created_at, updated_at, started_at)
       VALUES (?, 'owner', 'Test', 'en', '{"names":"optional","teams":[]}', '[]', 1, 'live', 1, ?, 0, 0, ?)`,
    )
    .run(id, `CODE${id}`, startedAt);
}
