import { asc, eq, sql } from 'drizzle-orm';
import type { ReportParticipant } from '../sessions/report.ts';
import type { Database } from './connection.ts';
import { participants, sessions } from './schema.ts';

/** What a participant's token is held against. */
export interface ParticipantCredentials {
  sessionId: string;
  tokenHash: string;
  removedAt: number | null;
  joinedAt: number;
  status: 'draft' | 'live' | 'stopped';
  epoch: number;
}

/** Looks participants up; their rows are written with the journal, by it alone. */
export interface ParticipantsRepository {
  credentials(participantId: string): Promise<ParticipantCredentials | null>;
  /** Everybody who joined a session, in order of joining. */
  listOf(sessionId: string): Promise<ReportParticipant[]>;
}

export class SqliteParticipantsRepository implements ParticipantsRepository {
  readonly #db: Database['orm'];
  readonly #credentials;

  constructor({ orm }: Database) {
    this.#db = orm;
    this.#credentials = orm
      .select({
        sessionId: participants.sessionId,
        tokenHash: participants.tokenHash,
        removedAt: participants.removedAt,
        joinedAt: participants.joinedAt,
        status: sessions.status,
        epoch: sessions.epoch,
      })
      .from(participants)
      .innerJoin(sessions, eq(sessions.id, participants.sessionId))
      .where(eq(participants.id, sql.placeholder('id')))
      .prepare();
  }

  async credentials(participantId: string): Promise<ParticipantCredentials | null> {
    return this.#credentials.get({ id: participantId }) ?? null;
  }

  async listOf(sessionId: string): Promise<ReportParticipant[]> {
    return this.#db
      .select({ participantId: participants.id, name: participants.name, teamId: participants.teamId })
      .from(participants)
      .where(eq(participants.sessionId, sessionId))
      .orderBy(asc(participants.joinedAt), asc(participants.id))
      .all();
  }
}
