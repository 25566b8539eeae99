import { eq, lte, or } from 'drizzle-orm';
import type { Account } from './accounts-repository.ts';
import type { Database } from './connection.ts';
import { accounts, authSessions } from './schema.ts';

export interface AuthSession {
  id: string;
  accountId: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

/** Sign-ins of accounts, found by the hash of their secret; the secret itself is nowhere but in the cookie. */
export interface AuthSessionsRepository {
  insert(session: AuthSession & { secretHash: string }): Promise<void>;
  findBySecretHash(secretHash: string): Promise<{ session: AuthSession; account: Account } | null>;
  find(id: string): Promise<AuthSession | null>;
  touch(id: string, now: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Deletes what can no longer be used: absolute end passed, or not seen since `idleSince`. */
  removeExpired(now: number, idleSince: number): Promise<void>;
}

const session = {
  id: authSessions.id,
  accountId: authSessions.accountId,
  createdAt: authSessions.createdAt,
  lastSeenAt: authSessions.lastSeenAt,
  expiresAt: authSessions.expiresAt,
};
const account = { id: accounts.id, email: accounts.email, language: accounts.language };

export class SqliteAuthSessionsRepository implements AuthSessionsRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async insert(row: AuthSession & { secretHash: string }): Promise<void> {
    this.#db.insert(authSessions).values(row).run();
  }

  async findBySecretHash(secretHash: string): Promise<{ session: AuthSession; account: Account } | null> {
    return (
      this.#db
        .select({ session, account })
        .from(authSessions)
        .innerJoin(accounts, eq(accounts.id, authSessions.accountId))
        .where(eq(authSessions.secretHash, secretHash))
        .get() ?? null
    );
  }

  async find(id: string): Promise<AuthSession | null> {
    return this.#db.select(session).from(authSessions).where(eq(authSessions.id, id)).get() ?? null;
  }

  async touch(id: string, now: number): Promise<void> {
    this.#db.update(authSessions).set({ lastSeenAt: now }).where(eq(authSessions.id, id)).run();
  }

  async remove(id: string): Promise<void> {
    this.#db.delete(authSessions).where(eq(authSessions.id, id)).run();
  }

  async removeExpired(now: number, idleSince: number): Promise<void> {
    this.#db
      .delete(authSessions)
      .where(or(lte(authSessions.expiresAt, now), lte(authSessions.lastSeenAt, idleSince)))
      .run();
  }
}
