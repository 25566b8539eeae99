import { and, asc, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { accounts } from './schema.ts';
import { signInHistory } from './sign-in-schema.ts';

export const signInHistoryKinds = signInHistory.what.enumValues;
export type SignInEventKind = (typeof signInHistoryKinds)[number];

export interface SignInEvent {
  accountId: string;
  at: number;
  what: SignInEventKind;
  authSessionId: string | null;
  device: string;
  network: string;
}

/** What happened at the doors of accounts. */
export interface SignInHistoryRepository {
  /** Keeps these, leaving out accounts that are gone; forgets what is older than `keepSince`. */
  add(events: readonly SignInEvent[], keepSince: number): Promise<void>;
  /** Latest first. */
  latestOf(accountId: string, atMost: number): Promise<SignInEvent[]>;
  /** Everything from one moment to before another, oldest first: for the monthly report. */
  between(from: number, to: number): Promise<SignInEvent[]>;
}

const event = {
  accountId: signInHistory.accountId,
  at: signInHistory.at,
  what: signInHistory.what,
  authSessionId: signInHistory.authSessionId,
  device: signInHistory.device,
  network: signInHistory.network,
};

export class SqliteSignInHistoryRepository implements SignInHistoryRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async add(events: readonly SignInEvent[], keepSince: number): Promise<void> {
    const ids = [...new Set(events.map(({ accountId }) => accountId))];
    this.#db.transaction(
      (tx) => {
        const known = tx.select({ id: accounts.id }).from(accounts).where(inArray(accounts.id, ids)).all();
        const there = new Set(known.map(({ id }) => id));
        for (const row of events) if (there.has(row.accountId)) tx.insert(signInHistory).values(row).run();
        tx.delete(signInHistory).where(lt(signInHistory.at, keepSince)).run();
      },
      { behavior: 'immediate' },
    );
  }

  async latestOf(accountId: string, atMost: number): Promise<SignInEvent[]> {
    const own = this.#db.select(event).from(signInHistory).where(eq(signInHistory.accountId, accountId));
    return own.orderBy(desc(signInHistory.at), desc(signInHistory.id)).limit(atMost).all();
  }

  async between(from: number, to: number): Promise<SignInEvent[]> {
    const within = and(gte(signInHistory.at, from), lt(signInHistory.at, to));
    return this.#db.select(event).from(signInHistory).where(within).orderBy(asc(signInHistory.at)).all();
  }
}
