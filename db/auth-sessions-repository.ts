import { and, desc, eq, lte, ne, or } from 'drizzle-orm';
import type { Account } from './accounts-repository.ts';
import type { Database } from './connection.ts';
import { accounts } from './schema.ts';
import { authSessions } from './sign-in-schema.ts';

export interface AuthSession {
  id: string;
  accountId: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  /** When its owner last proved to be its owner. */
  provenAt: number;
  /** It took a second step. */
  twoStep: boolean;
  /** Roughly: "Firefox, Linux", and the network without its last part. */
  device: string;
  network: string;
}

/** Sign-ins of accounts, found by the hash of their secret; the secret itself is nowhere but in the cookie. */
export interface AuthSessionsRepository {
  insert(session: AuthSession & { secretHash: string }): Promise<void>;
  findBySecretHash(secretHash: string): Promise<{ session: AuthSession; account: Account } | null>;
  find(id: string): Promise<AuthSession | null>;
  /** Latest first. */
  listOf(accountId: string): Promise<AuthSession[]>;
  touch(id: string, now: number): Promise<void>;
  setProven(id: string, now: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Deletes one of the account's sign-ins; false when it has no such. */
  removeOwn(accountId: string, id: string): Promise<boolean>;
  /** Deletes all sign-ins of an account but one, and answers which. */
  removeAllOf(accountId: string, but?: string): Promise<string[]>;
  /** Deletes those of an account that took one step, but one, and answers which. */
  removeOneStep(accountId: string, but: string): Promise<string[]>;
  /** Deletes what can no longer be used, and answers it: absolute end passed, or not seen since `idleSince`. */
  removeExpired(now: number, idleSince: number): Promise<AuthSession[]>;
}

const session = {
  id: authSessions.id,
  accountId: authSessions.accountId,
  createdAt: authSessions.createdAt,
  lastSeenAt: authSessions.lastSeenAt,
  expiresAt: authSessions.expiresAt,
  provenAt: authSessions.provenAt,
  twoStep: authSessions.twoStep,
  device: authSessions.device,
  network: authSessions.network,
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

  async listOf(accountId: string): Promise<AuthSession[]> {
    const own = this.#db.select(session).from(authSessions).where(eq(authSessions.accountId, accountId));
    return own.orderBy(desc(authSessions.lastSeenAt)).all();
  }

  async touch(id: string, now: number): Promise<void> {
    this.#db.update(authSessions).set({ lastSeenAt: now }).where(eq(authSessions.id, id)).run();
  }

  async setProven(id: string, now: number): Promise<void> {
    this.#db.update(authSessions).set({ provenAt: now }).where(eq(authSessions.id, id)).run();
  }

  async remove(id: string): Promise<void> {
    this.#db.delete(authSessions).where(eq(authSessions.id, id)).run();
  }

  async removeOwn(accountId: string, id: string): Promise<boolean> {
    const own = and(eq(authSessions.accountId, accountId), eq(authSessions.id, id));
    return this.#db.delete(authSessions).where(own).run().changes > 0;
  }

  async removeAllOf(accountId: string, but?: string): Promise<string[]> {
    const own = eq(authSessions.accountId, accountId);
    const which = but === undefined ? own : and(own, ne(authSessions.id, but));
    const removed = this.#db.delete(authSessions).where(which).returning({ id: authSessions.id }).all();
    return removed.map(({ id }) => id);
  }

  async removeOneStep(accountId: string, but: string): Promise<string[]> {
    const oneStep = and(eq(authSessions.accountId, accountId), eq(authSessions.twoStep, false));
    const which = and(oneStep, ne(authSessions.id, but));
    const removed = this.#db.delete(authSessions).where(which).returning({ id: authSessions.id }).all();
    return removed.map(({ id }) => id);
  }

  async removeExpired(now: number, idleSince: number): Promise<AuthSession[]> {
    return this.#db
      .delete(authSessions)
      .where(or(lte(authSessions.expiresAt, now), lte(authSessions.lastSeenAt, idleSince)))
      .returning(session)
      .all();
  }
}
