import type { Account, AccountsRepository } from '../../db/accounts-repository.ts';
import type { OneTimeLinksRepository } from '../../db/one-time-links-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { newSecret } from '../platform/ids.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { hashOfSecret } from '../platform/tokens.ts';
import type { AuthSessions, SignedIn } from './auth-sessions.ts';
import { emailKeyOf } from './email-key.ts';
import type { LaterWork } from './later-work.ts';
import type { Letters } from './letters.ts';
import type { MailLimits } from './mail-limits.ts';
import { isPasswordAllowed } from './password-rule.ts';
import type { Passwords } from './passwords.ts';
import type { SignInHistory } from './sign-in-history.ts';

const DAY = 24 * 3_600_000;

export interface OwnAccountParts {
  accounts: AccountsRepository;
  links: OneTimeLinksRepository;
  authSessions: AuthSessions;
  passwords: Passwords;
  letters: Letters;
  limits: MailLimits;
  history: SignInHistory;
  later: LaterWork;
  clock: Clock;
}

/** What somebody changes of their own account. The address known before always hears of it. */
export class OwnAccount {
  readonly #parts: OwnAccountParts;

  constructor(parts: OwnAccountParts) {
    this.#parts = parts;
  }

  /** Sets another password. Every other sign-in ends. */
  async setPassword({ account, authSessionId }: SignedIn, password: string): Promise<Outcome<null>> {
    const { accounts, passwords, authSessions } = this.#parts;
    if (!isPasswordAllowed(password, account.email)) return refused('password-too-weak');
    const passwordHash = await passwords.hash(password);
    if (passwordHash === null) return refused('busy', { retryAfter: 5 });
    await accounts.setPasswordHash(account.id, passwordHash);
    await authSessions.endAllOf(account.id, authSessionId);
    this.tell(account, 'password');
    return done(null);
  }

  /** Asks the new address whether it is one; it becomes the account's when its link is opened. */
  async askAddress(
    { account }: SignedIn,
    email: string,
    address: string | undefined,
  ): Promise<Outcome<null>> {
    const { links, letters, limits, accounts, later, clock } = this.#parts;
    const allowed = await limits.mayAskSignedIn(address);
    if (!allowed.ok) return allowed;
    later.add(async () => {
      const emailKey = emailKeyOf(email);
      // An address that has an account hears nothing, and whoever asked learns nothing (PL-15).
      if (!(await limits.mayReceive(emailKey)) || (await accounts.findByEmailKey(emailKey))) return;
      const now = clock();
      const token = newSecret();
      await links.issue({
        tokenHash: hashOfSecret(token),
        purpose: 'new-address',
        createdAt: now,
        expiresAt: now + DAY,
        accountId: account.id,
        email: email.trim(),
      });
      const link = letters.link('address', token);
      letters.send(email.trim(), account.language, { kind: 'new-address', link }, DAY);
    });
    return done(null);
  }

  /** The new address answered. */
  async confirmAddress(token: string): Promise<Outcome<null>> {
    const { links, accounts, clock } = this.#parts;
    const tokenHash = hashOfSecret(token);
    const link = await links.find(tokenHash, clock());
    if (link?.purpose !== 'new-address' || link.email === null || link.accountId === null)
      return refused('link-over');
    const before = await accounts.find(link.accountId);
    const changed = await links.changeAddress(tokenHash, emailKeyOf(link.email), clock());
    if (!before || !changed) return refused('link-over');
    this.tell(before, 'address');
    return done(null);
  }

  /** Writes to an account, at the address it had before, what was changed of it. */
  tell(account: Account, what: 'password' | 'address' | 'two-step'): void {
    const { letters, history } = this.#parts;
    if (what !== 'two-step') history.note(account.id, `${what}-changed`);
    const letter = { kind: 'changed', what, link: letters.link('forgot') } as const;
    letters.send(account.email, account.language, letter, DAY);
  }
}
