import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Language } from '../sessions/state.ts';
import type { Database } from './connection.ts';
import { accounts, oneTimeLinks } from './schema.ts';

export interface NewAccount {
  id: string;
  email: string;
  emailKey: string;
  passwordHash: string;
  language: Language;
  createdAt: number;
}

/** Links that work once, found by the hash of their token. */
export interface OneTimeLinksRepository {
  issue(link: { tokenHash: string; createdAt: number; expiresAt: number }): Promise<void>;
  isUsable(tokenHash: string, now: number): Promise<boolean>;
  /**
   * Uses the link and creates the first account, both or neither. False when the link is unknown, used or run out, or
   * when an account exists: several links may have been printed, and only one account can be the first.
   */
  createFirstAccount(tokenHash: string, account: NewAccount): Promise<boolean>;
}

export class SqliteOneTimeLinksRepository implements OneTimeLinksRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async issue(link: { tokenHash: string; createdAt: number; expiresAt: number }): Promise<void> {
    this.#db
      .insert(oneTimeLinks)
      .values({ ...link, purpose: 'first-account' })
      .run();
  }

  async isUsable(tokenHash: string, now: number): Promise<boolean> {
    const link = this.#db
      .select({ one: sql`1` })
      .from(oneTimeLinks)
      .where(usable(tokenHash, now))
      .get();
    return link !== undefined;
  }

  async createFirstAccount(tokenHash: string, account: NewAccount): Promise<boolean> {
    return this.#db.transaction(
      (tx) => {
        const taken = tx
          .select({ one: sql`1` })
          .from(accounts)
          .limit(1)
          .get();
        if (taken !== undefined) return false;
        const used = tx
          .update(oneTimeLinks)
          .set({ usedAt: account.createdAt })
          .where(usable(tokenHash, account.createdAt))
          .run();
        if (used.changes === 0) return false;
        tx.insert(accounts).values(account).run();
        return true;
      },
      { behavior: 'immediate' },
    );
  }
}

function usable(tokenHash: string, now: number) {
  return and(
    eq(oneTimeLinks.tokenHash, tokenHash),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, now),
  );
}
