import type { RunningSessionsStore } from '../../db/running-sessions-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Authenticator } from './authenticator.ts';
import type { Connection } from './connection.ts';
import type { Halls } from './halls.ts';

export const SWEEP_MS = 500;
/** How far back removals are looked for: longer than any clock or commit lags behind. */
const BACK_MS = 60_000;

export interface SweeperParts {
  halls: Halls;
  running: RunningSessionsStore;
  authenticator: Authenticator;
  clock: Clock;
  log: Log;
  metrics: Pick<Metrics, 'swept'>;
}

/**
 * Makes a stop, a removal, a sign-out and a right that was taken away true by the database alone, twice a second, whatever
 * happened to the messages that should have told of them (law 4).
 */
export class Sweeper {
  readonly #parts: SweeperParts;
  readonly #timer: NodeJS.Timeout;
  #sweeping = false;

  constructor(parts: SweeperParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async sweep(): Promise<void> {
    if (this.#sweeping) return;
    this.#sweeping = true;
    try {
      await this.#sweepSessions();
      await this.#sweepFacilitators();
    } catch (error) {
      this.#parts.log.error({ err: error }, 'sweeping failed');
    } finally {
      this.#sweeping = false;
    }
  }

  async #sweepSessions(): Promise<void> {
    const { halls, running, clock, metrics } = this.#parts;
    const sessionIds = halls.sessionIds();
    if (sessionIds.length === 0) return;
    const standings = new Map(running.findAll(sessionIds).map((standing) => [standing.id, standing]));
    for (const sessionId of sessionIds) {
      const standing = standings.get(sessionId);
      const isOver = ({ identity }: Connection) =>
        standing?.status !== 'live' || identity.epoch !== standing.epoch;
      metrics.swept.inc(await halls.end(sessionId, 'stopped', isOver));
    }
    const removed = new Set(running.removedSince(sessionIds, clock() - BACK_MS));
    if (removed.size === 0) return;
    for (const sessionId of sessionIds) {
      const isRemoved = ({ participantId }: Connection) =>
        participantId !== null && removed.has(participantId);
      metrics.swept.inc(await halls.end(sessionId, 'removed', isRemoved));
    }
  }

  async #sweepFacilitators(): Promise<void> {
    const { halls, authenticator } = this.#parts;
    for (const sessionId of halls.sessionIds()) {
      for (const { identity } of halls.hall(sessionId)?.facilitators() ?? []) {
        if (identity.authSessionId === null) continue;
        const reason = await authenticator.whyLeave(identity);
        if (reason !== null)
          await halls.end(sessionId, reason, (connection) => connection.identity === identity);
      }
    }
  }
}
