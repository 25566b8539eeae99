import type { AccountRepositories } from '../../db/account-repositories.ts';
import type { AccountsRepository } from '../../db/accounts-repository.ts';
import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import type { MailQueue } from '../mail/mail-queue.ts';
import type { TextMessages } from '../mail/text-messages.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import type { Secrets } from '../platform/secrets.ts';
import { Challenges } from '../privacy/challenges.ts';
import { SourceKeys } from '../privacy/source-keys.ts';
import { AccountDeletion } from './account-deletion.ts';
import { AuthSessions } from './auth-sessions.ts';
import { FirstAccount } from './first-account.ts';
import { LaterWork } from './later-work.ts';
import { Letters } from './letters.ts';
import { LostPassword } from './lost-password.ts';
import { MailLimits } from './mail-limits.ts';
import { OwnAccount } from './own-account.ts';
import { Passkeys } from './passkeys.ts';
import { Passwords } from './passwords.ts';
import { Pins } from './pins.ts';
import { SealedSecrets } from './sealed-secrets.ts';
import { SecondFactors } from './second-factors.ts';
import { SignInCodes } from './sign-in-codes.ts';
import { SignInHistory } from './sign-in-history.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { SignIn } from './sign-in.ts';
import { SignUp } from './sign-up.ts';
import { SuspiciousSignIns } from './suspicious-sign-ins.ts';
import { TwoStep } from './two-step.ts';

export interface AccountsParts {
  repositories: AccountRepositories;
  attempts: FailedAttemptsRepository;
  secrets: Secrets;
  clock: Clock;
  log: Log;
  config: Pick<Config, 'encrypted' | 'signUp' | 'twoStep' | 'operatorEmail'>;
  mails: MailQueue;
  texts: TextMessages | null;
  /** The server's own address, from its settings and never from a request: for links in mails. */
  baseUrl: () => string;
  /** The address a passkey belongs to: as `baseUrl`, but `localhost` where the network has no name for this machine. */
  passkeyOrigin: () => string;
  /** For a test that hashes thousands of passwords. */
  hashCost?: number;
  /** Zero bits a proof of work has to begin with; a test need not work as long as a stranger. */
  proofDifficulty?: number;
}

/** Everything about accounts: who signs in, who is signed in, and how accounts are made. */
export interface Accounts {
  repository: AccountsRepository;
  authSessions: AuthSessions;
  signIn: SignIn;
  twoStep: TwoStep;
  factors: SecondFactors;
  signUp: SignUp;
  lostPassword: LostPassword;
  own: OwnAccount;
  deletion: AccountDeletion;
  pins: Pins;
  history: SignInHistory;
  suspicious: SuspiciousSignIns;
  firstAccount: FirstAccount;
  /** The one-time address that creates the first account; null once there is one. */
  firstAccountLink(baseUrl: string): Promise<string | null>;
  /** Forgets links that ran out, with the addresses they went to (PL-29). */
  forgetLinks(): Promise<void>;
  /** Settles when the work that requests left behind is done, mails included. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { repositories, attempts, secrets, clock, log, config, mails, texts } = parts;
  const { accounts, links, tickets, factors } = repositories;
  const passwords = new Passwords(secrets.keyFor('password-pepper'), parts.hashCost);
  const sources = new SourceKeys(secrets.keyFor('attempt-sources'));
  const codes = new SignInCodes(secrets.keyFor('sign-in-codes'));
  const sealed = new SealedSecrets(secrets.keyFor('second-factors'));
  const passkeys = new Passkeys(parts.passkeyOrigin);
  const letters = new Letters(mails, parts.baseUrl);
  const later = new LaterWork(log);
  const history = new SignInHistory(repositories.history, later, clock);
  const authSessions = new AuthSessions(repositories.authSessions, clock, config.encrypted, history);
  const suspicious = new SuspiciousSignIns({
    ...{ accounts, history, letters, later, log, clock },
    locks: repositories.locks,
    events: repositories.history,
    operatorEmail: config.operatorEmail,
  });
  const doors = new SignInLimits(attempts, sources, (lock) => suspicious.noted(lock));
  const challengeKey = secrets.keyFor('mail-challenges');
  const challenges = new Challenges(challengeKey, attempts, sources, clock, parts.proofDifficulty);
  const limits = new MailLimits(attempts, sources, challenges, clock);
  const firstAccount = new FirstAccount(accounts, links, passwords, clock);
  const shared = {
    accounts,
    links,
    tickets,
    passwords,
    authSessions,
    history,
    letters,
    limits,
    later,
    clock,
  };
  const steps = { accounts, factors, tickets, passkeys, codes, sealed, texts, clock };
  return {
    repository: accounts,
    authSessions,
    signIn: new SignIn({ accounts, passwords, limits: doors, history, clock }),
    twoStep: new TwoStep({ ...steps, mode: config.twoStep, attempts, sources, letters, history }),
    factors: new SecondFactors(steps),
    signUp: new SignUp({ ...shared, open: config.signUp === 'open' }),
    lostPassword: new LostPassword(shared),
    own: new OwnAccount(shared),
    deletion: new AccountDeletion({ ...shared, sources, erasure: repositories.erasure }),
    pins: new Pins({ ...shared, attempts, sources }),
    history,
    suspicious,
    firstAccount,
    async firstAccountLink(baseUrl) {
      const token = await firstAccount.newToken();
      // In the fragment, so that no log on the way sees it.
      return token === null ? null : `${baseUrl}/app/setup#${token}`;
    },
    forgetLinks: () => links.forgetExpired(clock()),
    async settled() {
      await later.settled();
      await mails.settled();
    },
    async close() {
      suspicious.close();
      await later.settled();
      await mails.close();
    },
  };
}
