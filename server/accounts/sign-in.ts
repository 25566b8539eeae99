import type { AccountAtTheDoor, AccountsRepository } from '../../db/accounts-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { emailKeyOf } from './email-key.ts';
import type { Passwords } from './passwords.ts';
import type { SignInHistory } from './sign-in-history.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import type { Whereabouts } from './whereabouts.ts';
import { WorkQueue } from './work-queue.ts';

const AT_ONCE = 4;
const WAITING = 20;

export interface Credentials {
  email: string;
  password: string;
}

/** Where an attempt comes from: the address, to count by, and what of it may be kept. */
export interface AttemptedFrom {
  address: string;
  where: Whereabouts;
}

export interface SignInParts {
  accounts: AccountsRepository;
  passwords: Passwords;
  limits: SignInLimits;
  history: SignInHistory;
  clock: Clock;
}

/**
 * The first step of signing in. A known and an unknown address get the same answer after the same work (PL-15): one comparison by
 * bcrypt, and the same counting of attempts.
 */
export class SignIn {
  readonly #parts: SignInParts;
  /**
   * Stands before everything, the counting too: each attempt counted is a write to the disk, and five hundred of those in
   * one turn of the loop are a second in which no vote is acknowledged.
   */
  readonly #door = new WorkQueue(AT_ONCE, WAITING);

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /** The account, when the password is its own. */
  async attempt(credentials: Credentials, from: AttemptedFrom): Promise<Outcome<AccountAtTheDoor>> {
    const outcome = await this.#door.run(() => this.#attempt(credentials, from));
    return outcome ?? refused('busy', { retryAfter: 5 });
  }

  /** Whoever is signed in shows once more that they are the account's owner, before something dangerous. */
  async prove(accountId: string, password: string, from: AttemptedFrom): Promise<Outcome<null>> {
    const account = await this.#parts.accounts.find(accountId);
    const proven = account
      ? await this.attempt({ email: account.email, password }, from)
      : refused('sign-in-failed');
    return proven.ok ? done(null) : proven;
  }

  async #attempt(
    { email, password }: Credentials,
    { address, where }: AttemptedFrom,
  ): Promise<Outcome<AccountAtTheDoor>> {
    const { accounts, passwords, limits, history, clock } = this.#parts;
    const emailKey = emailKeyOf(email);
    const attempt = await limits.begin(address, emailKey, clock());
    if (!attempt.ok) return attempt;
    const found = await accounts.findByEmailKey(emailKey);
    const matches = await passwords.matches(password, found?.passwordHash ?? null);
    if (matches === null) {
      await attempt.value.takeBack();
      return refused('busy', { retryAfter: 5 });
    }
    if (found && !matches) history.note(found.id, 'wrong-password', where);
    if (!found || !matches) return refused('sign-in-failed');
    await attempt.value.takeBack();
    // Said only to who has shown to be the owner: nobody else learns that there is such an account.
    if (found.isShutOut) return refused('account-disabled');
    if (passwords.isOutdated(found.passwordHash)) await this.#rehash(found.id, password);
    return done(found);
  }

  /** The only moment at which the password is known: hashes made with less work are replaced here (PL-18). */
  async #rehash(accountId: string, password: string): Promise<void> {
    const passwordHash = await this.#parts.passwords.hash(password);
    if (passwordHash !== null) await this.#parts.accounts.setPasswordHash(accountId, passwordHash);
  }
}
