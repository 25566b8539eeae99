import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { SourceKeys } from '../privacy/source-keys.ts';

const HOUR = 3_600_000;
/** A company behind one address may lose many passwords; a machine that writes to strangers stops here. */
const PER_SOURCE = 60;
/** Whoever misses four mails in an hour has another trouble than mail. */
const PER_ADDRESS = 4;

/** How many mails strangers may have sent, by whoever asks and to whomever they go. */
export class MailLimits {
  readonly #attempts: FailedAttemptsRepository;
  readonly #sources: SourceKeys;
  readonly #clock: Clock;

  constructor(attempts: FailedAttemptsRepository, sources: SourceKeys, clock: Clock) {
    this.#attempts = attempts;
    this.#sources = sources;
    this.#clock = clock;
  }

  /** May this source ask for another mail? The same work and answer whatever the address. */
  async mayAsk(address: string | undefined): Promise<Outcome<null>> {
    const room = await this.#record(`mail|${this.#sources.ofAddress(address)}`, PER_SOURCE);
    return room ? done(null) : refused('too-many-attempts', { retryAfter: HOUR / 1000 });
  }

  /** May this address get another one? Asked after the answer, so that nobody learns of it. */
  mayReceive(emailKey: string): Promise<boolean> {
    return this.#record(`mail|${this.#sources.ofAccount(emailKey)}`, PER_ADDRESS);
  }

  async #record(source: string, failures: number): Promise<boolean> {
    const now = this.#clock();
    const since = now - HOUR;
    return (
      (await this.#attempts.recordWithin('mail', source, now, { failures, since, keepSince: since })) !== null
    );
  }
}
