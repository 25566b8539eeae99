import type { ResultsRepository } from '../../db/results-repository.ts';
import type { SessionRecord } from '../../sessions/report.ts';
import type { Clock } from '../platform/clock.ts';

/** Keeps the record of a stopped session: afterwards its report can be read, and its journal may go. */
export type KeepResults = (sessionId: string, record: SessionRecord) => Promise<void>;

/**
 * May be called again for the same session, also after a crash half-way: it ends in the same rows. Calls for one session
 * at the same time are one.
 */
export function createKeepResults(results: ResultsRepository, clock: Clock): KeepResults {
  const going = new Map<string, Promise<void>>();
  return (sessionId, record) => {
    const already = going.get(sessionId);
    if (already) return already;
    const keeping = results.keep(sessionId, record, clock()).finally(() => going.delete(sessionId));
    going.set(sessionId, keeping);
    return keeping;
  };
}
