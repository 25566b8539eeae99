import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Language } from '../sessions/state.ts';
import type { Database } from './connection.ts';
import { accounts } from './schema.ts';

export interface Account {
  id: string;
  email: string;
  language: Language;
}

/** What signing in asks about an account, and what nobody else gets to see. */
export interface AccountAtTheDoor extends Account {
  passwordHash: string;
  /** Since when signing in takes a second step; null is not. */
  twoStepSince: number | null;
  /** Made through the link that the server printed. */
  isFirst: boolean;
  /** Disabled by a manager or locked by an operator. */
  isShutOut: boolean;
}

/** Accounts by id and by address. `emailKey` is the address in the form in which two of them are compared. */
export interface AccountsRepository {
  any(): Promise<boolean>;
  find(id: string): Promise<Account | null>;
  atTheDoor(id: string): Promise<AccountAtTheDoor | null>;
  findByEmailKey(emailKey: string): Promise<AccountAtTheDoor | null>;
  /** Whoever runs the installation: the account made through the printed link, or else the oldest operator's. */
  first(): Promise<Account | null>;
  setLanguage(id: string, language: Language): Promise<void>;
  setPasswordHash(id: string, passwordHash: string): Promise<void>;
  /** Of the PIN that lifts the lock of a screen; null is none. */
  pinHash(id: string): Promise<string | null>;
  setPinHash(id: string, pinHash: string | null): Promise<void>;
  /** From now on signing in takes a second step; there is no way back (KO-16). */
  beginTwoStep(id: string, now: number): Promise<void>;
}

const account = { id: accounts.id, email: accounts.email, language: accounts.language };
const atTheDoor = {
  ...account,
  passwordHash: accounts.passwordHash,
  twoStepSince: accounts.twoStepSince,
  isFirst: accounts.isFirst,
  isShutOut: sql<boolean>`EXISTS (SELECT 1 FROM members WHERE account_id = ${accounts.id}
    AND (disabled_at IS NOT NULL OR locked_at IS NOT NULL))`.mapWith(Boolean),
};

export class SqliteAccountsRepository implements AccountsRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async any(): Promise<boolean> {
    return (
      this.#db
        .select({ one: sql`1` })
        .from(accounts)
        .limit(1)
        .get() !== undefined
    );
  }

  async find(id: string): Promise<Account | null> {
    return this.#db.select(account).from(accounts).where(eq(accounts.id, id)).get() ?? null;
  }

  async atTheDoor(id: string): Promise<AccountAtTheDoor | null> {
    return this.#db.select(atTheDoor).from(accounts).where(eq(accounts.id, id)).get() ?? null;
  }

  async findByEmailKey(emailKey: string): Promise<AccountAtTheDoor | null> {
    return this.#db.select(atTheDoor).from(accounts).where(eq(accounts.emailKey, emailKey)).get() ?? null;
  }

  async first(): Promise<Account | null> {
    const isOperator = sql`EXISTS (SELECT 1 FROM member_roles WHERE account_id = ${accounts.id} AND role = 'operator')`;
    const found = this.#db
      .select(account)
      .from(accounts)
      .where(or(eq(accounts.isFirst, true), isOperator));
    return found.orderBy(desc(accounts.isFirst), asc(accounts.createdAt)).limit(1).get() ?? null;
  }

  async setLanguage(id: string, language: Language): Promise<void> {
    this.#db.update(accounts).set({ language }).where(eq(accounts.id, id)).run();
  }

  async setPasswordHash(id: string, passwordHash: string): Promise<void> {
    this.#db.update(accounts).set({ passwordHash }).where(eq(accounts.id, id)).run();
  }

  async pinHash(id: string): Promise<string | null> {
    const { pinHash } = accounts;
    return this.#db.select({ pinHash }).from(accounts).where(eq(accounts.id, id)).get()?.pinHash ?? null;
  }

  async setPinHash(id: string, pinHash: string | null): Promise<void> {
    this.#db.update(accounts).set({ pinHash }).where(eq(accounts.id, id)).run();
  }

  async beginTwoStep(id: string, now: number): Promise<void> {
    const open = and(eq(accounts.id, id), isNull(accounts.twoStepSince));
    this.#db.update(accounts).set({ twoStepSince: now }).where(open).run();
  }
}
