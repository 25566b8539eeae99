import { and, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Language } from '../sessions/state.ts';
import type { Database } from './connection.ts';
import { accounts } from './schema.ts';
import { oneTimeLinks } from './sign-in-schema.ts';

export type LinkPurpose = 'first-account' | 'invitation' | 'sign-up' | 'reset' | 'new-address';

export interface NewLink {
  tokenHash: string;
  purpose: LinkPurpose;
  createdAt: number;
  expiresAt: number;
  /** Whose password or address it changes, or who invited. */
  accountId?: string;
  /** The address it was sent to. */
  email?: string;
}

export interface UsableLink {
  purpose: LinkPurpose;
  accountId: string | null;
  email: string | null;
}

export interface NewAccount {
  id: string;
  email: string;
  emailKey: string;
  passwordHash: string;
  language: Language;
  createdAt: number;
}

/** Links that work once, found by the hash of their token. Using one and what it does happen both or neither. */
export interface OneTimeLinksRepository {
  issue(link: NewLink): Promise<void>;
  /** Forgets links that ran out, with the addresses they went to. */
  forgetExpired(now: number): Promise<void>;
  /** What an unused link is for; null when it is unknown, used or run out. */
  find(tokenHash: string, now: number): Promise<UsableLink | null>;
  /**
   * Creates the first account. False when the link is of no use or when an account exists: several links may have been
   * printed, and only one account can be the first.
   */
  createFirstAccount(tokenHash: string, account: NewAccount): Promise<boolean>;
  /** Creates the account of an invitation or a verified address; false when the link is of no use or the address taken. */
  createAccount(tokenHash: string, account: NewAccount): Promise<boolean>;
  /** Sets the password of the link's account, makes its other links for that useless, and answers whose it was. */
  resetPassword(tokenHash: string, passwordHash: string, now: number): Promise<string | null>;
  /** Gives the link's account the address it was sent to; null when the link is of no use or the address is taken. */
  changeAddress(tokenHash: string, emailKey: string, now: number): Promise<{ accountId: string } | null>;
}

export class SqliteOneTimeLinksRepository implements OneTimeLinksRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async issue(link: NewLink): Promise<void> {
    this.#db.insert(oneTimeLinks).values(link).run();
  }

  async forgetExpired(now: number): Promise<void> {
    this.#db.delete(oneTimeLinks).where(lte(oneTimeLinks.expiresAt, now)).run();
  }

  async find(tokenHash: string, now: number): Promise<UsableLink | null> {
    const { purpose, accountId, email } = oneTimeLinks;
    const found = this.#db.select({ purpose, accountId, email }).from(oneTimeLinks);
    return found.where(usable(tokenHash, now)).get() ?? null;
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
        if (!use(tx, tokenHash, ['first-account'], account.createdAt)) return false;
        tx.insert(accounts)
          .values({ ...account, isFirst: true })
          .run();
        return true;
      },
      { behavior: 'immediate' },
    );
  }

  async createAccount(tokenHash: string, account: NewAccount): Promise<boolean> {
    return this.#db.transaction(
      (tx) => {
        if (isTaken(tx, account.emailKey)) return false;
        if (!use(tx, tokenHash, ['invitation', 'sign-up'], account.createdAt)) return false;
        tx.insert(accounts)
          .values({ ...account, emailVerifiedAt: account.createdAt })
          .run();
        return true;
      },
      { behavior: 'immediate' },
    );
  }

  async resetPassword(tokenHash: string, passwordHash: string, now: number): Promise<string | null> {
    return this.#db.transaction(
      (tx) => {
        const link = use(tx, tokenHash, ['reset'], now);
        if (!link?.accountId) return null;
        const own = eq(oneTimeLinks.accountId, link.accountId);
        tx.delete(oneTimeLinks)
          .where(and(own, inArray(oneTimeLinks.purpose, ['reset', 'new-address'])))
          .run();
        // Whoever could open the link has the mailbox: the address is a verified one.
        const changed = tx
          .update(accounts)
          .set({ passwordHash, emailVerifiedAt: sql`coalesce(${accounts.emailVerifiedAt}, ${now})` })
          .where(eq(accounts.id, link.accountId))
          .run();
        return changed.changes > 0 ? link.accountId : null;
      },
      { behavior: 'immediate' },
    );
  }

  async changeAddress(
    tokenHash: string,
    emailKey: string,
    now: number,
  ): Promise<{ accountId: string } | null> {
    return this.#db.transaction(
      (tx) => {
        if (isTaken(tx, emailKey)) return null;
        const link = use(tx, tokenHash, ['new-address'], now);
        if (!link?.accountId || link.email === null) return null;
        const { accountId, email } = link;
        tx.update(accounts)
          .set({ email, emailKey, emailVerifiedAt: now })
          .where(eq(accounts.id, accountId))
          .run();
        return { accountId };
      },
      { behavior: 'immediate' },
    );
  }
}

type Writer = Pick<Database['orm'], 'select' | 'update'>;

/** Marks a link as used and answers what it was; the address it was sent to is forgotten with that. */
function use(tx: Writer, tokenHash: string, purposes: LinkPurpose[], now: number): UsableLink | null {
  const { purpose, accountId, email } = oneTimeLinks;
  const which = and(usable(tokenHash, now), inArray(purpose, purposes));
  const found = tx.select({ purpose, accountId, email }).from(oneTimeLinks).where(which).get();
  if (found) tx.update(oneTimeLinks).set({ usedAt: now, email: null }).where(which).run();
  return found ?? null;
}

function isTaken(tx: Writer, emailKey: string): boolean {
  const found = tx
    .select({ one: sql`1` })
    .from(accounts)
    .where(eq(accounts.emailKey, emailKey))
    .get();
  return found !== undefined;
}

function usable(tokenHash: string, now: number) {
  return and(
    eq(oneTimeLinks.tokenHash, tokenHash),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, now),
  );
}
