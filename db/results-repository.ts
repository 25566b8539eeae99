import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import type { Agenda } from '../sessions/agenda.ts';
import type { BallotRecord, ContributionRecord, RoundRecord, SessionRecord } from '../sessions/report.ts';
import type { Database } from './connection.ts';
import { participants, resultBallots, resultContributions, resultRounds, sessions } from './schema.ts';
import type { SessionSummary } from './sessions-repository.ts';

/** What is kept of stopped sessions. */
export interface ResultsRepository {
  /**
   * Stores the record of a stopped session and then, with its counts and its agenda as it ended, marks it as kept; from
   * that moment its journal may go. May be repeated after a crash at any point: the same journal gives the same rows.
   * Does nothing for a session that is gone, not stopped, or kept already.
   */
  keep(sessionId: string, record: SessionRecord, now: number): Promise<void>;
  read(sessionId: string): Promise<SessionRecord>;
}

/** Rows a transaction stores before the event loop gets its turn: a big session must not hold up another's votes. */
const ROWS_AT_ONCE = 1_000;

export class SqliteResultsRepository implements ResultsRepository {
  readonly #db: Database['orm'];
  readonly #insertRound;
  readonly #insertContribution;
  readonly #insertBallot;

  constructor({ orm }: Database) {
    this.#db = orm;
    const shared = {
      sessionId: sql.placeholder('sessionId'),
      roundId: sql.placeholder('roundId'),
      position: sql.placeholder('position'),
      body: sql.placeholder('body'),
    };
    const participantId = sql.placeholder('participantId');
    this.#insertRound = orm.insert(resultRounds).values(shared).onConflictDoNothing().prepare();
    this.#insertContribution = orm
      .insert(resultContributions)
      .values({ ...shared, participantId, contributionId: sql.placeholder('contributionId') })
      .onConflictDoNothing()
      .prepare();
    this.#insertBallot = orm
      .insert(resultBallots)
      .values({ ...shared, participantId })
      .onConflictDoNothing()
      .prepare();
  }

  async keep(sessionId: string, record: SessionRecord, now: number): Promise<void> {
    const rows = this.#insertions(sessionId, record);
    for (let stored = 0; stored < rows.length; stored += ROWS_AT_ONCE) {
      const going = this.#db.transaction(
        (tx) => {
          if (!tx.select({ id: sessions.id }).from(sessions).where(awaitsResults(sessionId)).get())
            return false;
          for (const insert of rows.slice(stored, stored + ROWS_AT_ONCE)) insert();
          return true;
        },
        { behavior: 'immediate' },
      );
      if (!going) return;
      await nextTurn();
    }
    this.#finish(sessionId, record, now);
  }

  async read(sessionId: string): Promise<SessionRecord> {
    const rounds = this.#db
      .select({ roundId: resultRounds.roundId, body: resultRounds.body })
      .from(resultRounds)
      .where(eq(resultRounds.sessionId, sessionId))
      .orderBy(asc(resultRounds.position))
      .all();
    const contributions = this.#db
      .select()
      .from(resultContributions)
      .where(eq(resultContributions.sessionId, sessionId))
      .orderBy(asc(resultContributions.roundId), asc(resultContributions.position))
      .all();
    const ballots = this.#db
      .select()
      .from(resultBallots)
      .where(eq(resultBallots.sessionId, sessionId))
      .orderBy(asc(resultBallots.roundId), asc(resultBallots.position))
      .all();
    return {
      rounds: rounds.map(({ roundId, body }) => ({
        roundId,
        ...(JSON.parse(body) as Omit<RoundRecord, 'roundId'>),
      })),
      contributions: contributions.map(({ roundId, contributionId, participantId, body }) => ({
        roundId,
        contributionId,
        participantId,
        ...(JSON.parse(body) as Omit<ContributionRecord, 'roundId' | 'contributionId' | 'participantId'>),
      })),
      ballots: ballots.map(({ roundId, participantId, body }) => ({
        roundId,
        participantId,
        ...(JSON.parse(body) as Omit<BallotRecord, 'roundId' | 'participantId'>),
      })),
    };
  }

  #insertions(sessionId: string, record: SessionRecord): (() => void)[] {
    return [
      ...record.rounds.map(({ roundId, ...body }, position) => () => {
        this.#insertRound.run({ sessionId, roundId, position, body: JSON.stringify(body) });
      }),
      ...numbered(record.contributions).map(([position, contribution]) => () => {
        const { roundId, contributionId, participantId, ...rest } = contribution;
        const body = JSON.stringify(rest);
        this.#insertContribution.run({ sessionId, roundId, contributionId, participantId, position, body });
      }),
      ...numbered(record.ballots).map(([position, { roundId, participantId, ...rest }]) => () => {
        const body = JSON.stringify(rest);
        this.#insertBallot.run({ sessionId, roundId, participantId, position, body });
      }),
    ];
  }

  #finish(sessionId: string, record: SessionRecord, now: number): void {
    this.#db.transaction(
      (tx) => {
        const joined = tx
          .select({ n: count() })
          .from(participants)
          .where(eq(participants.sessionId, sessionId))
          .get();
        const summary: SessionSummary = {
          participants: joined?.n ?? 0,
          rounds: record.rounds.length,
          contributions: record.contributions.length,
          ballots: record.ballots.length,
        };
        tx.update(sessions)
          .set({
            resultsAt: now,
            summary: JSON.stringify(summary),
            agenda: JSON.stringify(agendaAsEnded(record)),
          })
          .where(awaitsResults(sessionId))
          .run();
      },
      { behavior: 'immediate' },
    );
  }
}

function awaitsResults(sessionId: string) {
  return and(eq(sessions.id, sessionId), eq(sessions.status, 'stopped'), isNull(sessions.resultsAt));
}

/** Each entry with its position within its round. */
function numbered<T extends ContributionRecord | BallotRecord>(entries: readonly T[]): [number, T][] {
  const next = new Map<string, number>();
  return entries.map((entry) => {
    const position = next.get(entry.roundId) ?? 0;
    next.set(entry.roundId, position + 1);
    return [position, entry];
  });
}

function agendaAsEnded(record: SessionRecord): Agenda {
  return record.rounds.map(({ roundId, kind, title, seconds, notes, repeats, config }) => ({
    id: roundId,
    ...{ kind, title, seconds, notes, repeats, config },
  }));
}
