import { and, eq, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { confidentialSessions, members, sessionShares } from './organisation-schema.ts';
import { accounts, sessions } from './schema.ts';

export interface SessionAccess {
  ownerId: string;
  organisationId: string;
  confidential: boolean;
  share: 'co-facilitate' | 'view-results' | null;
}

export interface SessionShare {
  accountId: string;
  email: string;
  may: 'co-facilitate' | 'view-results';
}

/** Who gets to see which session: its owner, whom it is shared with, and whether it is confidential. */
export interface SessionAccessRepository {
  /** What decides how an account stands to a session; null when there is no such session, or nobody's. */
  find(sessionId: string, accountId: string): Promise<SessionAccess | null>;
  /** The sessions that are shared with an account, each with its owner's address; confidential ones are not among them. */
  sharedWith(accountId: string): Promise<{ sessionId: string; ownerId: string; owner: string }[]>;
  /** Which of an owner's sessions are confidential. */
  confidentialOf(ownerId: string): Promise<string[]>;
  shares(sessionId: string): Promise<SessionShare[]>;
  share(sessionId: string, accountId: string, may: SessionShare['may'], now: number): Promise<void>;
  unshare(sessionId: string, accountId: string): Promise<boolean>;
  setConfidential(sessionId: string, since: number | null): Promise<void>;
}

export class SqliteSessionAccessRepository implements SessionAccessRepository {
  readonly #db: Database['orm'];
  readonly #find;

  constructor({ orm }: Database) {
    this.#db = orm;
    this.#find = orm
      .select({
        ownerId: sessions.ownerId,
        organisationId: members.organisationId,
        since: confidentialSessions.since,
        share: sessionShares.may,
      })
      .from(sessions)
      .innerJoin(members, eq(members.accountId, sessions.ownerId))
      .leftJoin(confidentialSessions, eq(confidentialSessions.sessionId, sessions.id))
      .leftJoin(
        sessionShares,
        and(
          eq(sessionShares.sessionId, sessions.id),
          eq(sessionShares.accountId, sql.placeholder('accountId')),
        ),
      )
      .where(eq(sessions.id, sql.placeholder('sessionId')))
      .prepare();
  }

  async find(sessionId: string, accountId: string): Promise<SessionAccess | null> {
    const row = this.#find.get({ sessionId, accountId });
    if (!row) return null;
    const { since, ...access } = row;
    return { ...access, confidential: since !== null };
  }

  async sharedWith(accountId: string): Promise<{ sessionId: string; ownerId: string; owner: string }[]> {
    return this.#db
      .select({ sessionId: sessions.id, ownerId: sessions.ownerId, owner: accounts.email })
      .from(sessionShares)
      .innerJoin(sessions, eq(sessions.id, sessionShares.sessionId))
      .innerJoin(accounts, eq(accounts.id, sessions.ownerId))
      .leftJoin(confidentialSessions, eq(confidentialSessions.sessionId, sessions.id))
      .where(and(eq(sessionShares.accountId, accountId), sql`${confidentialSessions.since} IS NULL`))
      .all();
  }

  async confidentialOf(ownerId: string): Promise<string[]> {
    return this.#db
      .select({ id: sessions.id })
      .from(confidentialSessions)
      .innerJoin(sessions, eq(sessions.id, confidentialSessions.sessionId))
      .where(eq(sessions.ownerId, ownerId))
      .all()
      .map(({ id }) => id);
  }

  async shares(sessionId: string): Promise<SessionShare[]> {
    return this.#db
      .select({ accountId: sessionShares.accountId, email: accounts.email, may: sessionShares.may })
      .from(sessionShares)
      .innerJoin(accounts, eq(accounts.id, sessionShares.accountId))
      .where(eq(sessionShares.sessionId, sessionId))
      .orderBy(accounts.emailKey)
      .all();
  }

  async share(sessionId: string, accountId: string, may: SessionShare['may'], now: number): Promise<void> {
    this.#db
      .insert(sessionShares)
      .values({ sessionId, accountId, may, sharedAt: now })
      .onConflictDoUpdate({
        target: [sessionShares.sessionId, sessionShares.accountId],
        set: { may, sharedAt: now },
      })
      .run();
  }

  async unshare(sessionId: string, accountId: string): Promise<boolean> {
    const one = and(eq(sessionShares.sessionId, sessionId), eq(sessionShares.accountId, accountId));
    return this.#db.delete(sessionShares).where(one).run().changes === 1;
  }

  async setConfidential(sessionId: string, since: number | null): Promise<void> {
    if (since === null)
      this.#db.delete(confidentialSessions).where(eq(confidentialSessions.sessionId, sessionId)).run();
    else this.#db.insert(confidentialSessions).values({ sessionId, since }).onConflictDoNothing().run();
  }
}
