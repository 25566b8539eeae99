import type { Account, AccountsRepository } from '../../db/accounts-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { emailKeyOf } from './email-key.ts';
import type { Passwords } from './passwords.ts';
import type { SignInLimits } from './sign-in-limits.ts';

export interface Credentials {
  email: string;
  password: string;
}

/**
 * Signing in. A known and an unknown address get the same answer after the same work (PL-15): one comparison by
 * bcrypt, and the same counting of attempts.
 */
export class SignIn {
  readonly #accounts: AccountsRepository;
  readonly #passwords: Passwords;
  readonly #limits: SignInLimits;
  readonly #clock: Clock;

  constructor(accounts: AccountsRepository, passwords: Passwords, limits: SignInLimits, clock: Clock) {
    this.#accounts = accounts;
    this.#passwords = passwords;
    this.#limits = limits;
    this.#clock = clock;
  }

  /** The account, when the password is its own. `source` is where the request came from. */
  async attempt({ email, password }: Credentials, source: string): Promise<Outcome<Account>> {
    const emailKey = emailKeyOf(email);
    const attempt = await this.#limits.begin(source, emailKey, this.#clock());
    if (!attempt.ok) return attempt;
    const found = await this.#accounts.findByEmailKey(emailKey);
    const matches = await this.#passwords.matches(password, found?.passwordHash ?? null);
    if (matches === null) {
      await attempt.value.takeBack();
      return refused('busy', { retryAfter: 5 });
    }
    if (!found || !matches) return refused('sign-in-failed');
    await attempt.value.takeBack();
    if (this.#passwords.isOutdated(found.passwordHash)) await this.#rehash(found.id, password);
    return done({ id: found.id, email: found.email, language: found.language });
  }

  /** The only moment at which the password is known: hashes made with less work are replaced here (PL-18). */
  async #rehash(accountId: string, password: string): Promise<void> {
    const passwordHash = await this.#passwords.hash(password);
    if (passwordHash !== null) await this.#accounts.setPasswordHash(accountId, passwordHash);
  }
}
