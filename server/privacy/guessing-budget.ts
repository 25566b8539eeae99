import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { SourceKeys } from './source-keys.ts';

export const PER_SOURCE = { failures: 20, withinMs: 10 * 60_000 };
/** 1,000 guesses at 1,000 live sessions among 32⁸ codes: one in a million a day, from however many addresses. */
export const PER_DAY = { failures: 1_000, withinMs: 24 * 3_600_000 };
/** How long the day's count may be remembered instead of asked: other processes count too. */
const REMEMBERED_MS = 1_000;

/**
 * How many wrong codes may be tried. Successes never count, because a whole room shares one address; the counts are in
 * the database, so that a restart forgives nothing.
 */
export class GuessingBudget {
  readonly #attempts: FailedAttemptsRepository;
  readonly #sources: SourceKeys;
  readonly #clock: Clock;
  #today = { count: 0, readAt: -Infinity };

  constructor(attempts: FailedAttemptsRepository, sources: SourceKeys, clock: Clock) {
    this.#attempts = attempts;
    this.#sources = sources;
    this.#clock = clock;
  }

  /** May this source try a typed code? `spent` tells that the day's budget is: then a guess has to be paid for. */
  async ask(address: string | undefined): Promise<Outcome<{ spent: boolean }>> {
    const source = this.#sources.ofAddress(address);
    const now = this.#clock();
    const since = now - PER_SOURCE.withinMs;
    if ((await this.#attempts.countOf('code', source, since)) >= PER_SOURCE.failures) {
      const oldest = (await this.#attempts.oldestOf('code', source, since)) ?? now;
      const retryAfter = Math.ceil((oldest + PER_SOURCE.withinMs - now) / 1000);
      return refused('too-many-attempts', { retryAfter });
    }
    if (now < this.#today.readAt || now - this.#today.readAt >= REMEMBERED_MS) {
      const count = await this.#attempts.countAll('code', now - PER_DAY.withinMs);
      this.#today = { count, readAt: now };
    }
    return done({ spent: this.#today.count >= PER_DAY.failures });
  }

  /** A code was wrong. */
  async failed(address: string | undefined): Promise<void> {
    const now = this.#clock();
    this.#today.count += 1;
    await this.#attempts.record('code', this.#sources.ofAddress(address), now, now - PER_DAY.withinMs);
  }
}
