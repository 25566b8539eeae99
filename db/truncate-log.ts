import type { Database } from './connection.ts';

const WITHIN_MS = 100;

/**
 * Takes what was erased out of the write-ahead log too. False when somebody still reads in it: ask again. The event loop stands still
 * meanwhile, so that asking again is better than waiting.
 */
export function truncateLog({ sqlite }: Pick<Database, 'sqlite'>): boolean {
  if (!sqlite.open) return true;
  const patience = sqlite.pragma('busy_timeout', { simple: true }) as number;
  try {
    sqlite.pragma(`busy_timeout = ${WITHIN_MS}`);
    const [outcome] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return outcome?.busy === 0;
  } catch {
    // A full disk, or a lock: what is committed stands.
    return false;
  } finally {
    sqlite.pragma(`busy_timeout = ${patience}`);
  }
}
