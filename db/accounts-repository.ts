import { eq, sql } from 'drizzle-orm';
import type { Language } from '../sessions/state.ts';
import type { Database } from './connection.ts';
import { accounts } from './schema.ts';

export interface Account {
  id: string;
  email: string;
  language: Language;
}

export interface AccountWithPassword extends Account {
  passwordHash: string;
}

/** Accounts by id and by address. `emailKey` is the address in the form in which two of them are compared. */
export interface AccountsRepository {
  any(): Promise<boolean>;
  find(id: string): Promise<Account | null>;
  findByEmailKey(emailKey: string): Promise<AccountWithPassword | null>;
  setLanguage(id: string, language: Language): Promise<void>;
  setPasswordHash(id: string, passwordHash: string): Promise<void>;
}

const account = { id: accounts.id, email: accounts.email, language: accounts.language };

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

  async findByEmailKey(emailKey: string): Promise<AccountWithPassword | null> {
    const columns = { ...account, passwordHash: accounts.passwordHash };
    return this.#db.select(columns).from(accounts).where(eq(accounts.emailKey, emailKey)).get() ?? null;
  }

  async setLanguage(id: string, language: Language): Promise<void> {
    this.#db.update(accounts).set({ language }).where(eq(accounts.id, id)).run();
  }

  async setPasswordHash(id: string, passwordHash: string): Promise<void> {
    this.#db.update(accounts).set({ passwordHash }).where(eq(accounts.id, id)).run();
  }
}
