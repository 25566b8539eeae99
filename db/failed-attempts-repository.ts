import { and, asc, count, eq, gt, lte, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { failedAttempts } from './schema.ts';

export type AttemptKind = 'code' | 'sign-in' | 'second-step' | 'pin' | 'ask' | 'mail' | 'proof';

export interface AttemptBudget {
  failures: number;
  /** Since when they count. */
  since: number;
  keepSince: number;
}

/** Failed attempts as budgets count them: by kind, source (a keyed hash) and time. They survive a restart. */
export interface FailedAttemptsRepository {
  /** Records one. Forgets what is older than `keepSince`. */
  record(kind: AttemptKind, source: string, at: number, keepSince: number): Promise<void>;
  /**
   * Records one when the budget has room for it, in one step: of many at the same instant no more get through than it
   * allows. Answers its id, so that a success can take it back; null when there is no room.
   */
  recordWithin(kind: AttemptKind, source: string, at: number, budget: AttemptBudget): Promise<number | null>;
  takeBack(id: number): Promise<void>;
  /** How many of this source since then. */
  countOf(kind: AttemptKind, source: string, since: number): Promise<number>;
  /** How many of all sources since then. */
  countAll(kind: AttemptKind, since: number): Promise<number>;
  /** When the oldest of this source since then was, to tell when the next may come. */
  oldestOf(kind: AttemptKind, source: string, since: number): Promise<number | null>;
  /**
   * Records it unless it is there already; null when it is. Forgets those whose time lies before `keepSince`.
   */
  recordOnce(kind: AttemptKind, source: string, at: number, keepSince: number): Promise<number | null>;
}

export class SqliteFailedAttemptsRepository implements FailedAttemptsRepository {
  readonly #db: Database['orm'];
  readonly #countOf;
  readonly #countAll;

  constructor({ orm }: Database) {
    this.#db = orm;
    const kind = eq(failedAttempts.kind, sql.placeholder('kind'));
    const since = gt(failedAttempts.at, sql.placeholder('since'));
    this.#countOf = orm
      .select({ n: count() })
      .from(failedAttempts)
      .where(and(kind, eq(failedAttempts.source, sql.placeholder('source')), since))
      .prepare();
    this.#countAll = orm.select({ n: count() }).from(failedAttempts).where(and(kind, since)).prepare();
  }

  async record(kind: AttemptKind, source: string, at: number, keepSince: number): Promise<void> {
    this.#db.transaction(
      (tx) => {
        forget(tx, kind, keepSince);
        tx.insert(failedAttempts).values({ kind, source, at }).run();
      },
      { behavior: 'immediate' },
    );
  }

  async recordWithin(
    kind: AttemptKind,
    source: string,
    at: number,
    { failures, since, keepSince }: AttemptBudget,
  ): Promise<number | null> {
    return this.#db.transaction(
      (tx) => {
        // Prepared on the same connection, so it reads inside this transaction.
        if ((this.#countOf.get({ kind, source, since })?.n ?? 0) >= failures) return null;
        forget(tx, kind, keepSince);
        return Number(tx.insert(failedAttempts).values({ kind, source, at }).run().lastInsertRowid);
      },
      { behavior: 'immediate' },
    );
  }

  async takeBack(id: number): Promise<void> {
    this.#db.delete(failedAttempts).where(eq(failedAttempts.id, id)).run();
  }

  async countOf(kind: AttemptKind, source: string, since: number): Promise<number> {
    return this.#countOf.get({ kind, source, since })?.n ?? 0;
  }

  async countAll(kind: AttemptKind, since: number): Promise<number> {
    return this.#countAll.get({ kind, since })?.n ?? 0;
  }

  async oldestOf(kind: AttemptKind, source: string, since: number): Promise<number | null> {
    const oldest = this.#db
      .select({ at: failedAttempts.at })
      .from(failedAttempts)
      .where(
        and(eq(failedAttempts.kind, kind), eq(failedAttempts.source, source), gt(failedAttempts.at, since)),
      )
      .orderBy(asc(failedAttempts.at))
      .limit(1)
      .get();
    return oldest?.at ?? null;
  }

  async recordOnce(kind: AttemptKind, source: string, at: number, keepSince: number): Promise<number | null> {
    return this.#db.transaction(
      (tx) => {
        const known = tx
          .select({ one: sql`1` })
          .from(failedAttempts)
          .where(and(eq(failedAttempts.kind, kind), eq(failedAttempts.source, source)))
          .limit(1)
          .get();
        if (known !== undefined) return null;
        forget(tx, kind, keepSince);
        return Number(tx.insert(failedAttempts).values({ kind, source, at }).run().lastInsertRowid);
      },
      { behavior: 'immediate' },
    );
  }
}

function forget(tx: Pick<Database['orm'], 'delete'>, kind: AttemptKind, keepSince: number): void {
  tx.delete(failedAttempts)
    .where(and(eq(failedAttempts.kind, kind), lte(failedAttempts.at, keepSince)))
    .run();
}
