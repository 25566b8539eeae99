import { and, desc, eq, sql } from 'drizzle-orm';
import { agenda as agendaSchema, type Agenda } from '../sessions/agenda.ts';
import { sessionSettings } from '../sessions/settings.ts';
import type { Language, SessionSettings } from '../sessions/state.ts';
import type { Database } from './connection.ts';
import { images, journal, roomLeases, sessions } from './schema.ts';

export type SessionStatus = 'draft' | 'live' | 'stopped';

/** Counts of a stopped session, for the list. */
export interface SessionSummary {
  participants: number;
  rounds: number;
  contributions: number;
  ballots: number;
}

interface SessionHead {
  id: string;
  title: string;
  language: Language;
  status: SessionStatus;
  version: number;
  createdAt: number;
  updatedAt: number;
  startedAt: number | null;
  stoppedAt: number | null;
  summary: SessionSummary | null;
}

export interface ListedSession extends SessionHead {
  /** Number of rounds in its agenda. */
  rounds: number;
}

export interface StoredSession extends SessionHead {
  ownerId: string;
  settings: SessionSettings;
  agenda: Agenda;
  code: string | null;
  resultsAt: number | null;
  damagedAfter: number | null;
  /** It runs as a trial of which nothing is kept. */
  rehearsal: boolean;
}

export interface NewSession {
  id: string;
  ownerId: string;
  title: string;
  language: Language;
  settings: SessionSettings;
  agenda: Agenda;
  createdAt: number;
}

/** What a PATCH of a draft may change. */
export interface DraftChanges {
  title?: string | undefined;
  language?: Language | undefined;
  settings?: SessionSettings | undefined;
  agenda?: Agenda | undefined;
}

export interface ImageCopy {
  from: string;
  to: string;
}

/** Sessions of an account. Whatever is not the owner's is treated as what does not exist. */
export interface SessionsRepository {
  /** Stores a draft, with copies of the pictures its agenda shows when it was made from another session. */
  insert(session: NewSession, pictures: readonly ImageCopy[]): Promise<void>;
  findOwned(id: string, ownerId: string): Promise<StoredSession | null>;
  /** Newest first. */
  listOwned(ownerId: string): Promise<ListedSession[]>;
  /** Changes a draft when nobody changed it since `version`. False when it is stale, or no draft any more. */
  updateDraft(id: string, version: number, changes: DraftChanges, now: number): Promise<boolean>;
  /** Deletes everything there is of a session, unless it is live. */
  erase(id: string): Promise<boolean>;
}

const head = {
  id: sessions.id,
  title: sessions.title,
  language: sessions.language,
  status: sessions.status,
  version: sessions.version,
  createdAt: sessions.createdAt,
  updatedAt: sessions.updatedAt,
  startedAt: sessions.startedAt,
  stoppedAt: sessions.stoppedAt,
  summary: sessions.summary,
};

export class SqliteSessionsRepository implements SessionsRepository {
  readonly #db: Database['orm'];
  readonly #database: Database;

  constructor(database: Database) {
    this.#db = database.orm;
    this.#database = database;
  }

  async insert({ settings, agenda, ...session }: NewSession, pictures: readonly ImageCopy[]): Promise<void> {
    this.#db.transaction(
      (tx) => {
        tx.insert(sessions)
          .values({
            ...session,
            settings: JSON.stringify(settings),
            agenda: JSON.stringify(agenda),
            updatedAt: session.createdAt,
            version: 1,
            status: 'draft',
            epoch: 0,
          })
          .run();
        for (const { from, to } of pictures) {
          const picture = tx.select().from(images).where(eq(images.id, from)).get();
          if (!picture) continue;
          const copy = { ...picture, id: to, sessionId: session.id, createdAt: session.createdAt };
          tx.insert(images).values(copy).run();
        }
      },
      { behavior: 'immediate' },
    );
  }

  async findOwned(id: string, ownerId: string): Promise<StoredSession | null> {
    const row = this.#db
      .select({
        ...head,
        ownerId: sessions.ownerId,
        settings: sessions.settings,
        agenda: sessions.agenda,
        code: sessions.code,
        resultsAt: sessions.resultsAt,
        damagedAfter: sessions.damagedAfter,
        rehearsal: sessions.rehearsal,
      })
      .from(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.ownerId, ownerId)))
      .get();
    if (!row) return null;
    return {
      ...row,
      settings: sessionSettings.parse(JSON.parse(row.settings)),
      agenda: agendaSchema.parse(JSON.parse(row.agenda)),
      summary: summaryOf(row.summary),
    };
  }

  async listOwned(ownerId: string): Promise<ListedSession[]> {
    return this.#db
      .select({ ...head, rounds: sql<number>`json_array_length(${sessions.agenda})` })
      .from(sessions)
      .where(eq(sessions.ownerId, ownerId))
      .orderBy(desc(sessions.createdAt), desc(sessions.id))
      .all()
      .map((row) => ({ ...row, summary: summaryOf(row.summary) }));
  }

  async updateDraft(id: string, version: number, changes: DraftChanges, now: number): Promise<boolean> {
    const { title, language, settings, agenda } = changes;
    const updated = this.#db
      .update(sessions)
      .set({
        ...(title === undefined ? {} : { title }),
        ...(language === undefined ? {} : { language }),
        ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
        ...(agenda === undefined ? {} : { agenda: JSON.stringify(agenda) }),
        version: version + 1,
        updatedAt: now,
      })
      .where(and(eq(sessions.id, id), eq(sessions.version, version), eq(sessions.status, 'draft')))
      .run();
    return updated.changes === 1;
  }

  async erase(id: string): Promise<boolean> {
    const erased = this.#db.transaction(
      (tx) => {
        const found = tx.select({ status: sessions.status }).from(sessions).where(eq(sessions.id, id)).get();
        if (!found || found.status === 'live') return false;
        // Participants, results and pictures hang off the session and go with it; these two stand alone.
        tx.delete(journal).where(eq(journal.sessionId, id)).run();
        tx.delete(roomLeases).where(eq(roomLeases.sessionId, id)).run();
        tx.delete(sessions).where(eq(sessions.id, id)).run();
        return true;
      },
      { behavior: 'immediate' },
    );
    // What was deleted would otherwise live on in the write-ahead log.
    if (erased) this.#database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    return erased;
  }
}

function summaryOf(stored: string | null): SessionSummary | null {
  return stored === null ? null : (JSON.parse(stored) as SessionSummary);
}
