import type { AccountsRepository } from '../../db/accounts-repository.ts';
import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { SourceKeys } from '../privacy/source-keys.ts';
import { ABSOLUTE_MS, type SignedIn } from './auth-sessions.ts';
import { isRun } from './password-rule.ts';
import type { Passwords } from './passwords.ts';
import type { SignInHistory } from './sign-in-history.ts';

/** Wrong ones since the password was last given; after that only the password counts. */
const TRIES = 5;

export interface PinsParts {
  accounts: AccountsRepository;
  attempts: FailedAttemptsRepository;
  sources: SourceKeys;
  passwords: Passwords;
  history: SignInHistory;
  clock: Clock;
}

/**
 * A PIN of one's own lifts the lock of a screen nobody was at (PR-16), where somebody is signed in already. It signs nobody in, and
 * is no proof for anything that asks for the password.
 */
export class Pins {
  readonly #parts: PinsParts;

  constructor(parts: PinsParts) {
    this.#parts = parts;
  }

  /** Is there a PIN, and does it still count for this sign-in? */
  async state(signedIn: SignedIn): Promise<{ set: boolean; counts: boolean }> {
    const { accounts, attempts } = this.#parts;
    const set = (await accounts.pinHash(signedIn.account.id)) !== null;
    const wrong = await attempts.countOf('pin', this.#key(signedIn), signedIn.provenAt);
    return { set, counts: set && wrong < TRIES };
  }

  async set({ account }: SignedIn, pin: string): Promise<Outcome<null>> {
    const { accounts, passwords, history } = this.#parts;
    if (isRun(pin)) return refused('pin-too-weak');
    const hash = await passwords.hash(pin);
    if (hash === null) return refused('busy', { retryAfter: 5 });
    await accounts.setPinHash(account.id, hash);
    history.note(account.id, 'pin-changed');
    return done(null);
  }

  async remove({ account }: SignedIn): Promise<Outcome<null>> {
    const { accounts, history } = this.#parts;
    await accounts.setPinHash(account.id, null);
    history.note(account.id, 'pin-changed');
    return done(null);
  }

  /** Counted as wrong before it is looked at: a hundred at once would otherwise all be tried. */
  async unlock(signedIn: SignedIn, pin: string): Promise<Outcome<null>> {
    const { accounts, attempts, passwords, history, clock } = this.#parts;
    const hash = await accounts.pinHash(signedIn.account.id);
    if (hash === null) return refused('pin-over');
    const now = clock();
    const budget = { failures: TRIES, since: signedIn.provenAt, keepSince: now - ABSOLUTE_MS };
    const counted = await attempts.recordWithin('pin', this.#key(signedIn), now, budget);
    if (counted === null) return refused('pin-over');
    const right = await passwords.matches(pin, hash);
    if (right === false) {
      history.note(signedIn.account.id, 'wrong-pin');
      return refused((await this.state(signedIn)).counts ? 'pin-wrong' : 'pin-over');
    }
    await attempts.takeBack(counted);
    return right === null ? refused('busy', { retryAfter: 5 }) : done(null);
  }

  #key({ authSessionId }: SignedIn): string {
    return this.#parts.sources.ofAccount(`pin|${authSessionId}`);
  }
}
