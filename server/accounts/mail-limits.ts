import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import type { Proof } from '../../sessions/proof-of-work.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { Challenges } from '../privacy/challenges.ts';
import type { SourceKeys } from '../privacy/source-keys.ts';

const HOUR = 3_600_000;
/** A company behind one address may lose many passwords; a machine that writes to strangers stops here. */
const PER_SOURCE = 60;
/** Whoever misses four mails in an hour has another trouble than mail. */
const PER_ADDRESS = 4;
/** All strangers together, from however many addresses: past it each further one pays with a second of work. */
const IN_ALL = 300;
/** How long the hour's count may be remembered instead of asked: other processes count too. */
const REMEMBERED_MS = 1_000;

/** A stranger who asks for a mail. */
export interface MailAsker {
  /** Where from. */
  address: string | undefined;
  proof?: Proof | undefined;
}

/**
 * How many mails strangers may have sent, by whoever asks, by all of them together, and to whomever they go. Nobody is
 * locked out by what others ask: a proof of work opens the way again, and who is signed in is not asked for one.
 */
export class MailLimits {
  readonly #attempts: FailedAttemptsRepository;
  readonly #sources: SourceKeys;
  readonly #challenges: Challenges;
  readonly #clock: Clock;
  #hour = { count: 0, readAt: -Infinity };

  constructor(attempts: FailedAttemptsRepository, sources: SourceKeys, challenges: Challenges, clock: Clock) {
    this.#attempts = attempts;
    this.#sources = sources;
    this.#challenges = challenges;
    this.#clock = clock;
  }

  /** May a stranger ask for another mail? The same work and answer whatever the address. */
  async mayAsk({ address, proof }: MailAsker): Promise<Outcome<null>> {
    const isSpent = await this.#isSpent();
    // Before anything is written: a flood costs the disk nothing.
    if (isSpent && !proof) return this.#proofRequired();
    const counted = await this.mayAskSignedIn(address);
    if (!counted.ok) return counted;
    if (isSpent && proof && !(await this.#challenges.redeem(proof))) return this.#proofRequired();
    this.#hour.count += 1;
    return counted;
  }

  /** The same for somebody who is signed in: what strangers ask is not theirs to pay for. */
  async mayAskSignedIn(address: string | undefined): Promise<Outcome<null>> {
    const room = await this.#record('ask', this.#sources.ofAddress(address), PER_SOURCE);
    return room ? done(null) : refused('too-many-attempts', { retryAfter: HOUR / 1000 });
  }

  /** May this address get another one? Asked after the answer, so that nobody learns of it. */
  mayReceive(emailKey: string): Promise<boolean> {
    return this.#record('mail', this.#sources.ofAccount(emailKey), PER_ADDRESS);
  }

  async #isSpent(): Promise<boolean> {
    const now = this.#clock();
    if (now < this.#hour.readAt || now - this.#hour.readAt >= REMEMBERED_MS)
      this.#hour = { count: await this.#attempts.countAll('ask', now - HOUR), readAt: now };
    return this.#hour.count >= IN_ALL;
  }

  #proofRequired(): Outcome<null> {
    return refused('proof-required', { extra: { challenge: this.#challenges.issue() } });
  }

  async #record(kind: 'ask' | 'mail', source: string, failures: number): Promise<boolean> {
    const now = this.#clock();
    const since = now - HOUR;
    const budget = { failures, since, keepSince: since };
    return (await this.#attempts.recordWithin(kind, source, now, budget)) !== null;
  }
}
