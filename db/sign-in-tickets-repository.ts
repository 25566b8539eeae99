import { and, eq, gt, lt, lte, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { signInTickets } from './sign-in-schema.ts';

export interface SignInTicket {
  ticketHash: string;
  accountId: string;
  expiresAt: number;
  tries: number;
  sent: number;
  codeHash: string | null;
  codeExpiresAt: number | null;
  challenge: string | null;
}

/** Sign-ins between their two steps, and other proofs that take a code: what the code is bound to. */
export interface SignInTicketsRepository {
  /** Adds one and forgets those that have run out. */
  add(ticket: SignInTicket, now: number): Promise<void>;
  find(ticketHash: string, now: number): Promise<SignInTicket | null>;
  /** Counts a try and answers the ticket; null when it is unknown, has run out or had `atMost` tries. */
  try(ticketHash: string, atMost: number, now: number): Promise<SignInTicket | null>;
  /** Puts a code in the place of the one before; false when `atMost` were sent. */
  setCode(ticketHash: string, codeHash: string, expiresAt: number, atMost: number): Promise<boolean>;
  setChallenge(ticketHash: string, challenge: string): Promise<void>;
  /** Uses it up: true for the one who gets it. */
  remove(ticketHash: string): Promise<boolean>;
  removeAllOf(accountId: string): Promise<void>;
}

export class SqliteSignInTicketsRepository implements SignInTicketsRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async add(ticket: SignInTicket, now: number): Promise<void> {
    this.#db.transaction(
      (tx) => {
        tx.delete(signInTickets).where(lte(signInTickets.expiresAt, now)).run();
        tx.insert(signInTickets).values(ticket).run();
      },
      { behavior: 'immediate' },
    );
  }

  async find(ticketHash: string, now: number): Promise<SignInTicket | null> {
    return this.#db.select().from(signInTickets).where(good(ticketHash, now)).get() ?? null;
  }

  async try(ticketHash: string, atMost: number, now: number): Promise<SignInTicket | null> {
    return (
      this.#db
        .update(signInTickets)
        .set({ tries: sql`${signInTickets.tries} + 1` })
        .where(and(good(ticketHash, now), lt(signInTickets.tries, atMost)))
        .returning()
        .get() ?? null
    );
  }

  async setCode(ticketHash: string, codeHash: string, expiresAt: number, atMost: number): Promise<boolean> {
    return (
      this.#db
        .update(signInTickets)
        .set({ codeHash, codeExpiresAt: expiresAt, sent: sql`${signInTickets.sent} + 1` })
        .where(and(eq(signInTickets.ticketHash, ticketHash), lt(signInTickets.sent, atMost)))
        .run().changes > 0
    );
  }

  async setChallenge(ticketHash: string, challenge: string): Promise<void> {
    this.#db.update(signInTickets).set({ challenge }).where(eq(signInTickets.ticketHash, ticketHash)).run();
  }

  async remove(ticketHash: string): Promise<boolean> {
    return this.#db.delete(signInTickets).where(eq(signInTickets.ticketHash, ticketHash)).run().changes > 0;
  }

  async removeAllOf(accountId: string): Promise<void> {
    this.#db.delete(signInTickets).where(eq(signInTickets.accountId, accountId)).run();
  }
}

function good(ticketHash: string, now: number) {
  return and(eq(signInTickets.ticketHash, ticketHash), gt(signInTickets.expiresAt, now));
}
