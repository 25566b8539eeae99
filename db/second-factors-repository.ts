import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { recoveryCodes, secondFactors } from './sign-in-schema.ts';

export type FactorKind = 'app' | 'phone' | 'passkey';

export interface SecondFactor {
  id: string;
  accountId: string;
  kind: FactorKind;
  label: string;
  /** Encrypted, but for a passkey, whose public key is no secret. */
  secret: Buffer;
  credentialId: string | null;
  counter: number;
  createdAt: number;
  confirmedAt: number | null;
  lastUsedAt: number | null;
}

/** The second factors of accounts, and their recovery codes. */
export interface SecondFactorsRepository {
  /** Adds one; earlier ones of its kind that were never confirmed go. */
  add(factor: SecondFactor): Promise<void>;
  /** Confirmed ones only: an unconfirmed one is of no use but to be confirmed (PL-19). */
  listOf(accountId: string): Promise<SecondFactor[]>;
  findUnconfirmed(accountId: string, id: string): Promise<SecondFactor | null>;
  confirm(id: string, counter: number, now: number): Promise<void>;
  /**
   * Notes that one was used at this step or count; false when that one, or a later one, was used before. In one statement:
   * of two at the same instant one gets through.
   */
  advance(id: string, counter: number, now: number): Promise<boolean>;
  /** Notes the use of one that has no count. */
  touch(id: string, now: number): Promise<void>;
  remove(accountId: string, id: string): Promise<boolean>;
  /** Puts new recovery codes in the place of all earlier ones. */
  replaceCodes(accountId: string, codeHashes: readonly string[], now: number): Promise<void>;
  /** Uses up one; false when there is no such unused one. */
  useCode(accountId: string, codeHash: string, now: number): Promise<boolean>;
  codesLeft(accountId: string): Promise<number>;
}

export class SqliteSecondFactorsRepository implements SecondFactorsRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async add(factor: SecondFactor): Promise<void> {
    this.#db.transaction(
      (tx) => {
        const unconfirmed = isNull(secondFactors.confirmedAt);
        tx.delete(secondFactors)
          .where(and(ofKind(factor.accountId, factor.kind), unconfirmed))
          .run();
        tx.insert(secondFactors).values(factor).run();
      },
      { behavior: 'immediate' },
    );
  }

  async listOf(accountId: string): Promise<SecondFactor[]> {
    return this.#db
      .select()
      .from(secondFactors)
      .where(and(eq(secondFactors.accountId, accountId), isNotNull(secondFactors.confirmedAt)))
      .orderBy(secondFactors.createdAt)
      .all();
  }

  async findUnconfirmed(accountId: string, id: string): Promise<SecondFactor | null> {
    const own = and(eq(secondFactors.accountId, accountId), eq(secondFactors.id, id));
    const unconfirmed = and(own, isNull(secondFactors.confirmedAt));
    return this.#db.select().from(secondFactors).where(unconfirmed).get() ?? null;
  }

  async confirm(id: string, counter: number, now: number): Promise<void> {
    this.#db
      .update(secondFactors)
      .set({ confirmedAt: now, lastUsedAt: now, counter })
      .where(eq(secondFactors.id, id))
      .run();
  }

  async advance(id: string, counter: number, now: number): Promise<boolean> {
    const unused = and(eq(secondFactors.id, id), lt(secondFactors.counter, counter));
    return this.#db.update(secondFactors).set({ counter, lastUsedAt: now }).where(unused).run().changes > 0;
  }

  async touch(id: string, now: number): Promise<void> {
    this.#db.update(secondFactors).set({ lastUsedAt: now }).where(eq(secondFactors.id, id)).run();
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const own = and(eq(secondFactors.accountId, accountId), eq(secondFactors.id, id));
    return this.#db.delete(secondFactors).where(own).run().changes > 0;
  }

  async replaceCodes(accountId: string, codeHashes: readonly string[], now: number): Promise<void> {
    this.#db.transaction(
      (tx) => {
        tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)).run();
        for (const codeHash of codeHashes)
          tx.insert(recoveryCodes).values({ codeHash, accountId, createdAt: now }).run();
      },
      { behavior: 'immediate' },
    );
  }

  async useCode(accountId: string, codeHash: string, now: number): Promise<boolean> {
    const unused = and(
      eq(recoveryCodes.accountId, accountId),
      eq(recoveryCodes.codeHash, codeHash),
      isNull(recoveryCodes.usedAt),
    );
    return this.#db.update(recoveryCodes).set({ usedAt: now }).where(unused).run().changes > 0;
  }

  async codesLeft(accountId: string): Promise<number> {
    const unused = and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt));
    return this.#db.select({ n: count() }).from(recoveryCodes).where(unused).get()?.n ?? 0;
  }
}

function ofKind(accountId: string, kind: FactorKind) {
  return and(eq(secondFactors.accountId, accountId), eq(secondFactors.kind, kind));
}
