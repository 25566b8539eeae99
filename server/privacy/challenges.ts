import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import { leadingZeroBits, proofText, type Challenge, type Proof } from '../../sessions/proof-of-work.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { SourceKeys } from './source-keys.ts';

/** About 260,000 hashes: one to two seconds on a phone, and a day of guessing for nothing on anything else. */
export const DIFFICULTY = 18;
const GOOD_FOR_MS = 5 * 60_000;
const saltShape = /^([0-9a-z]{1,12})\.([A-Za-z0-9_-]{1,40})\.([A-Za-z0-9_-]{43})$/;

/**
 * Proofs of work. Nothing is kept of a challenge: its salt carries its own end and a mac. What is kept, until then, is
 * which proofs were handed in, so that each pays for one guess.
 */
export class Challenges {
  readonly #key: Buffer;
  readonly #attempts: FailedAttemptsRepository;
  readonly #sources: SourceKeys;
  readonly #clock: Clock;
  readonly #difficulty: number;

  constructor(
    key: Buffer,
    attempts: FailedAttemptsRepository,
    sources: SourceKeys,
    clock: Clock,
    difficulty = DIFFICULTY,
  ) {
    this.#difficulty = difficulty;
    this.#key = key;
    this.#attempts = attempts;
    this.#sources = sources;
    this.#clock = clock;
  }

  issue(): Challenge {
    const head = `${(this.#clock() + GOOD_FOR_MS).toString(36)}.${newId()}`;
    return { salt: `${head}.${this.#mac(head)}`, difficulty: this.#difficulty };
  }

  /** Takes a proof in. Null when it is no good or was used before; else a way to hand it back unused. */
  async redeem({ salt, nonce }: Proof): Promise<{ handBack(): Promise<void> } | null> {
    const [, ends, id, mac] = saltShape.exec(salt) ?? [];
    if (ends === undefined || id === undefined || mac === undefined) return null;
    if (!timingSafeEqual(Buffer.from(mac), Buffer.from(this.#mac(`${ends}.${id}`)))) return null;
    const now = this.#clock();
    const endsAt = Number.parseInt(ends, 36);
    if (now >= endsAt) return null;
    const hash = createHash('sha256').update(proofText(salt, nonce)).digest();
    if (leadingZeroBits(hash) < this.#difficulty) return null;
    const used = await this.#attempts.recordOnce('proof', this.#sources.ofProof(salt), endsAt, now);
    return used === null ? null : { handBack: () => this.#attempts.takeBack(used) };
  }

  #mac(head: string): string {
    return createHmac('sha256', this.#key).update(`${this.#difficulty}|${head}`).digest('base64url');
  }
}
