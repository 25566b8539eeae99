import { and, eq, sql } from 'drizzle-orm';
import { sessionSettings } from '../sessions/settings.ts';
import type { Language, SessionSettings } from '../sessions/state.ts';
import type { Database } from './connection.ts';
import { issuedCodes, journal, participants, roomLeases, sessions } from './schema.ts';

/** What somebody at the door needs to know of a live session. */
export interface LiveSession {
  id: string;
  title: string;
  language: Language;
  settings: SessionSettings;
  startedAt: number;
}

export interface Opening {
  id: string;
  code: string;
  codeHash: string;
  now: number;
  /** Nothing of it is kept: not even that the draft was touched. */
  rehearsal: boolean;
}

/** Opening a session's door: its start, its one-time code, and finding it by that code. */
export interface SessionDoorsRepository {
  byCode(code: string): Promise<LiveSession | null>;
  /** The session when it is live. */
  byId(id: string): Promise<LiveSession | null>;
  /**
   * Makes a draft live under a code that was never issued before, all or nothing (PR-8, PR-9). The code is used up even
   * when the start is taken back later.
   */
  open(opening: Opening): Promise<'opened' | 'code-taken' | 'not-a-draft'>;
  /**
   * Takes a start back that no room answered. False when a room did journal it after all: then it stands. A room that
   * still tries to begin finds its fence outgrown.
   */
  takeBack(id: string): Promise<boolean>;
  /** Makes a rehearsal that was stopped the draft again that it was, without anybody who was in it. */
  endRehearsal(id: string): Promise<void>;
}

const live = {
  id: sessions.id,
  title: sessions.title,
  language: sessions.language,
  settings: sessions.settings,
  startedAt: sessions.startedAt,
};

export class SqliteSessionDoorsRepository implements SessionDoorsRepository {
  readonly #db: Database['orm'];
  readonly #sqlite: Database['sqlite'];
  // Prepared once: everybody who joins comes through here.
  readonly #byCode;
  readonly #byId;

  constructor({ orm, sqlite }: Database) {
    this.#db = orm;
    this.#sqlite = sqlite;
    const isLive = eq(sessions.status, 'live');
    this.#byCode = orm
      .select(live)
      .from(sessions)
      .where(and(eq(sessions.code, sql.placeholder('code')), isLive))
      .prepare();
    this.#byId = orm
      .select(live)
      .from(sessions)
      .where(and(eq(sessions.id, sql.placeholder('id')), isLive))
      .prepare();
  }

  async byCode(code: string): Promise<LiveSession | null> {
    return liveSession(this.#byCode.get({ code }));
  }

  async byId(id: string): Promise<LiveSession | null> {
    return liveSession(this.#byId.get({ id }));
  }

  async open({
    id,
    code,
    codeHash,
    now,
    rehearsal,
  }: Opening): Promise<'opened' | 'code-taken' | 'not-a-draft'> {
    return this.#db.transaction(
      (tx) => {
        const found = tx.select({ status: sessions.status }).from(sessions).where(eq(sessions.id, id)).get();
        if (found?.status !== 'draft') return 'not-a-draft';
        const issued = tx.insert(issuedCodes).values({ codeHash, issuedAt: now }).onConflictDoNothing().run();
        if (issued.changes === 0) return 'code-taken';
        tx.update(sessions)
          .set({
            ...{ status: 'live', code, startedAt: now, rehearsal, epoch: sql`${sessions.epoch} + 1` },
            ...(rehearsal ? {} : { updatedAt: now }),
          })
          .where(eq(sessions.id, id))
          .run();
        return 'opened';
      },
      { behavior: 'immediate' },
    );
  }

  async takeBack(id: string): Promise<boolean> {
    return this.#db.transaction(
      (tx) => {
        const begun = tx
          .select({ one: sql`1` })
          .from(journal)
          .where(eq(journal.sessionId, id))
          .limit(1)
          .get();
        if (begun !== undefined) return false;
        tx.update(roomLeases)
          .set({ owner: '', fence: sql`${roomLeases.fence} + 1`, expiresAt: 0 })
          .where(eq(roomLeases.sessionId, id))
          .run();
        tx.update(sessions)
          .set({ ...asDraft, epoch: sql`${sessions.epoch} + 1` })
          .where(and(eq(sessions.id, id), eq(sessions.status, 'live')))
          .run();
        return true;
      },
      { behavior: 'immediate' },
    );
  }

  async endRehearsal(id: string): Promise<void> {
    this.#db.transaction(
      (tx) => {
        const ended = tx
          .update(sessions)
          .set({ ...asDraft, stoppedAt: null, damagedAfter: null, epoch: sql`${sessions.epoch} + 1` })
          .where(and(eq(sessions.id, id), eq(sessions.status, 'stopped'), eq(sessions.rehearsal, true)))
          .run();
        if (ended.changes > 0) tx.delete(participants).where(eq(participants.sessionId, id)).run();
      },
      { behavior: 'immediate' },
    );
    // Who looked in with a phone may have given a name.
    this.#sqlite.pragma('wal_checkpoint(TRUNCATE)');
  }
}

const asDraft = { status: 'draft', code: null, startedAt: null, rehearsal: false } as const;

type LiveRow = Omit<LiveSession, 'settings' | 'startedAt'> & { settings: string; startedAt: number | null };

function liveSession(row: LiveRow | undefined): LiveSession | null {
  if (!row) return null;
  const settings = sessionSettings.parse(JSON.parse(row.settings));
  return { ...row, settings, startedAt: row.startedAt ?? 0 };
}
