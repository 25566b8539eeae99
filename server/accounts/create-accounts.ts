import type { AccountsRepository } from '../../db/accounts-repository.ts';
import type { AuthSessionsRepository } from '../../db/auth-sessions-repository.ts';
import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import type { OneTimeLinksRepository } from '../../db/one-time-links-repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Secrets } from '../platform/secrets.ts';
import { SourceKeys } from '../privacy/source-keys.ts';
import { AuthSessions } from './auth-sessions.ts';
import { FirstAccount } from './first-account.ts';
import { Passwords } from './passwords.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { SignIn } from './sign-in.ts';

export interface AccountsParts {
  accounts: AccountsRepository;
  authSessions: AuthSessionsRepository;
  links: OneTimeLinksRepository;
  attempts: FailedAttemptsRepository;
  secrets: Secrets;
  clock: Clock;
  /** People reach the server over TLS: cookies are Secure. */
  encrypted: boolean;
}

/** Everything about accounts: who signs in, who is signed in, and how the first one is made. */
export interface Accounts {
  repository: AccountsRepository;
  authSessions: AuthSessions;
  signIn: SignIn;
  firstAccount: FirstAccount;
  /** The one-time address that creates the first account; null once there is one. */
  firstAccountLink(baseUrl: string): Promise<string | null>;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { accounts, clock, secrets } = parts;
  const passwords = new Passwords(secrets.keyFor('password-pepper'));
  const limits = new SignInLimits(parts.attempts, new SourceKeys(secrets.keyFor('attempt-sources')));
  const firstAccount = new FirstAccount(accounts, parts.links, passwords, clock);
  return {
    repository: accounts,
    authSessions: new AuthSessions(parts.authSessions, clock, parts.encrypted),
    signIn: new SignIn(accounts, passwords, limits, clock),
    firstAccount,
    async firstAccountLink(baseUrl) {
      const token = await firstAccount.newToken();
      // In the fragment, so that no log on the way sees it.
      return token === null ? null : `${baseUrl}/app/setup#${token}`;
    },
  };
}
