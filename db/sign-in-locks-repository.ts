import { and, eq, gt, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { signInAnalyses, signInLocks } from './sign-in-schema.ts';

export interface SignInLock {
  kind: 'account' | 'source';
  /** A keyed hash: nobody can read from it who or where. */
  key: string;
  at: number;
  until: number;
}

/** Locks of the door after too many wrong sign-ins, and the monthly analysis of them (KO-30). */
export interface SignInLocksRepository {
  /** Notes a lock; false when the same one is on already. */
  begin(lock: SignInLock): Promise<boolean>;
  /** Locks no alarm has been raised for, marked as raised: of several processes one gets each. */
  takeUnalarmed(now: number): Promise<SignInLock[]>;
  between(from: number, to: number): Promise<SignInLock[]>;
  hasAnalysis(month: string): Promise<boolean>;
  /** Keeps an analysis; false when another process kept one first. */
  keepAnalysis(month: string, body: string, now: number): Promise<boolean>;
  analyses(): Promise<{ month: string; body: string }[]>;
}

const lock = { kind: signInLocks.kind, key: signInLocks.key, at: signInLocks.at, until: signInLocks.until };

export class SqliteSignInLocksRepository implements SignInLocksRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async begin(row: SignInLock): Promise<boolean> {
    return this.#db.transaction(
      (tx) => {
        const on = and(eq(signInLocks.key, row.key), gt(signInLocks.until, row.at));
        const known = tx
          .select({ one: sql`1` })
          .from(signInLocks)
          .where(on)
          .get();
        if (known !== undefined) return false;
        tx.insert(signInLocks).values(row).run();
        return true;
      },
      { behavior: 'immediate' },
    );
  }

  async takeUnalarmed(now: number): Promise<SignInLock[]> {
    const silent = isNull(signInLocks.alarmedAt);
    return this.#db.update(signInLocks).set({ alarmedAt: now }).where(silent).returning(lock).all();
  }

  async between(from: number, to: number): Promise<SignInLock[]> {
    return this.#db
      .select(lock)
      .from(signInLocks)
      .where(and(gte(signInLocks.at, from), lt(signInLocks.at, to)))
      .all();
  }

  async hasAnalysis(month: string): Promise<boolean> {
    const found = this.#db
      .select({ one: sql`1` })
      .from(signInAnalyses)
      .where(eq(signInAnalyses.month, month))
      .get();
    return found !== undefined;
  }

  async keepAnalysis(month: string, body: string, now: number): Promise<boolean> {
    const kept = this.#db.insert(signInAnalyses).values({ month, body, madeAt: now });
    return kept.onConflictDoNothing().run().changes > 0;
  }

  async analyses(): Promise<{ month: string; body: string }[]> {
    const { month, body } = signInAnalyses;
    return this.#db.select({ month, body }).from(signInAnalyses).orderBy(month).all();
  }
}
