import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { SourceKeys } from '../privacy/source-keys.ts';

const MINUTE = 60_000;
/** Many people of one company sign in from one address; nobody mistypes one account's password ten times. */
const PER_SOURCE = { failures: 30, within: 10 * MINUTE };
const PER_ACCOUNT = { failures: 10, within: 15 * MINUTE };

/** New sign-ins are held up: for an account, or from a source. */
export interface DoorLock {
  kind: 'account' | 'source';
  /** A keyed hash. */
  key: string;
  at: number;
  until: number;
  /** The comparable address that was typed; whether it has an account is not asked here. */
  emailKey: string;
}

export interface Attempt {
  /** It was no failure after all. */
  takeBack(): Promise<void>;
}

/**
 * How often a wrong password may be tried, per source and per account, whether the account exists or not. What is over
 * the limit is neither tried nor counted, so that the lock ends by itself. Only new sign-ins are held up: whoever is
 * signed in, and every running session, goes on.
 */
export class SignInLimits {
  readonly #attempts: FailedAttemptsRepository;
  readonly #sources: SourceKeys;
  readonly #onLocked: (lock: DoorLock) => void;

  constructor(
    attempts: FailedAttemptsRepository,
    sources: SourceKeys,
    onLocked: (lock: DoorLock) => void = () => undefined,
  ) {
    this.#attempts = attempts;
    this.#sources = sources;
    this.#onLocked = onLocked;
  }

  /**
   * Counts an attempt as failed before its password is looked at: a hundred sent at once would otherwise all be let
   * through before the first one is known to be wrong.
   */
  async begin(source: string, emailKey: string, now: number): Promise<Outcome<Attempt>> {
    const keepSince = now - Math.max(PER_SOURCE.within, PER_ACCOUNT.within);
    const counted: number[] = [];
    const takeBack = async () => {
      for (const id of counted) await this.#attempts.takeBack(id);
    };
    for (const { kind, key, failures, within } of [
      { kind: 'source' as const, key: this.#sources.ofAddress(source), ...PER_SOURCE },
      { kind: 'account' as const, key: this.#sources.ofAccount(emailKey), ...PER_ACCOUNT },
    ]) {
      const since = now - within;
      const id = await this.#attempts.recordWithin('sign-in', key, now, { failures, since, keepSince });
      if (id !== null) {
        counted.push(id);
        continue;
      }
      await takeBack();
      const oldest = (await this.#attempts.oldestOf('sign-in', key, since)) ?? now;
      this.#onLocked({ kind, key, at: now, until: oldest + within, emailKey });
      return refused('too-many-attempts', { retryAfter: Math.ceil((oldest + within - now) / 1000) });
    }
    return done({ takeBack });
  }
}
