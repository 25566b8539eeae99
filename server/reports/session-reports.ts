import type { ParticipantsRepository } from '../../db/participants-repository.ts';
import type { ResultsRepository } from '../../db/results-repository.ts';
import type { StoredSession } from '../../db/sessions-repository.ts';
import { reportOf, type Report } from '../../sessions/report.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';

/** Seconds after which results that are being kept are there, as a rule. */
const SOON = 1;

/** The reports of stopped sessions, made from what is stored alone: a restart changes nothing in them. */
export class SessionReports {
  readonly #results: ResultsRepository;
  readonly #participants: ParticipantsRepository;

  constructor(results: ResultsRepository, participants: ParticipantsRepository) {
    this.#results = results;
    this.#participants = participants;
  }

  async read(session: StoredSession): Promise<Outcome<Report>> {
    if (session.status !== 'stopped') return refused('session-not-stopped');
    // Stopped a moment ago: its results are on their way from the journal.
    if (session.resultsAt === null) return refused('busy', { retryAfter: SOON });
    const { id, title, language, startedAt, stoppedAt, settings, damagedAfter } = session;
    const [record, participants] = await Promise.all([this.#results.read(id), this.#participants.listOf(id)]);
    const facts = { sessionId: id, title, language, startedAt, stoppedAt, teams: settings.teams };
    return done(reportOf({ ...facts, participants, damagedAfter }, record));
  }
}
