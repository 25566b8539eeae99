import { setTimeout as sleep } from 'node:timers/promises';
import type { ParticipantsRepository } from '../../db/participants-repository.ts';
import type { ResultsRepository } from '../../db/results-repository.ts';
import type { SessionsRepository, StoredSession } from '../../db/sessions-repository.ts';
import { reportOf, type Report } from '../../sessions/report.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';

/** How long a report waits for results that are on their way; as a rule they are there within a second of the stop. */
const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 50;

/** The reports of stopped sessions, made from what is stored alone: a restart changes nothing in them. */
export class SessionReports {
  readonly #sessions: SessionsRepository;
  readonly #results: ResultsRepository;
  readonly #participants: ParticipantsRepository;

  constructor(
    sessions: SessionsRepository,
    results: ResultsRepository,
    participants: ParticipantsRepository,
  ) {
    this.#sessions = sessions;
    this.#results = results;
    this.#participants = participants;
  }

  /** The report of an owner's session. */
  async read(asked: StoredSession): Promise<Outcome<Report>> {
    if (asked.status !== 'stopped') return refused('session-not-stopped');
    const session = await this.#withResults(asked);
    if (!session) return refused('busy', { retryAfter: 1 });
    const { id, title, language, startedAt, stoppedAt, settings, damagedAfter } = session;
    const [record, participants] = await Promise.all([this.#results.read(id), this.#participants.listOf(id)]);
    const facts = { sessionId: id, title, language, startedAt, stoppedAt, teams: settings.teams };
    return done(reportOf({ ...facts, participants, damagedAfter }, record));
  }

  /** The session once its results are kept: who stops it wants to see them now, not to be told to come back. */
  async #withResults(session: StoredSession): Promise<StoredSession | null> {
    let now: StoredSession | null = session;
    for (let waited = 0; now?.resultsAt === null; waited += LOOK_AGAIN_MS) {
      if (waited >= PATIENCE_MS) return null;
      await sleep(LOOK_AGAIN_MS);
      now = await this.#sessions.findOwned(session.id, session.ownerId);
    }
    return now;
  }
}
