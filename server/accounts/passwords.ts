import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import { WorkQueue } from './work-queue.ts';

const COST = 12;
/** One core stays with the running sessions. */
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));
const WAITING = 20;

/**
 * Hashes passwords and compares them (PL-18): bcrypt over base64(HMAC-SHA-384(password, pepper)). The HMAC makes 64
 * characters of any password, so that bcrypt's limit of 72 bytes cuts nothing off and a stolen database alone is no
 * use. Every answer is null when too many are waiting.
 */
export class Passwords {
  readonly #pepper: Buffer;
  readonly #cost: number;
  /** A hash in bcrypt's form that belongs to no password: comparing with it takes as long as with a real one. */
  readonly #nobodysHash: string;
  readonly #queue = new WorkQueue(AT_ONCE, WAITING);

  /** @param cost is less only where a test hashes thousands */
  constructor(pepper: Buffer, cost = COST) {
    this.#pepper = pepper;
    this.#cost = cost;
    this.#nobodysHash = `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`;
  }

  hash(password: string): Promise<string | null> {
    return this.#queue.run(() => bcrypt.hash(this.#prepared(password), this.#cost));
  }

  /** Does the password belong to the hash? Without a hash (no such account) it costs the same and is false (PL-15). */
  matches(password: string, hash: string | null): Promise<boolean | null> {
    return this.#queue.run(() => bcrypt.compare(this.#prepared(password), hash ?? this.#nobodysHash));
  }

  /** Made with less work than is asked now: to be made again at the next sign-in. */
  isOutdated(hash: string): boolean {
    return bcrypt.getRounds(hash) < this.#cost;
  }

  #prepared(password: string): string {
    // NFKC: the same password typed on another keyboard or system gives the same bytes.
    return createHmac('sha384', this.#pepper).update(password.normalize('NFKC')).digest('base64');
  }
}
