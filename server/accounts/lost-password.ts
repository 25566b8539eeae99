import type { AccountsRepository } from '../../db/accounts-repository.ts';
import type { OneTimeLinksRepository } from '../../db/one-time-links-repository.ts';
import type { SignInTicketsRepository } from '../../db/sign-in-tickets-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { newSecret } from '../platform/ids.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { hashOfSecret } from '../platform/tokens.ts';
import type { AuthSessions } from './auth-sessions.ts';
import { emailKeyOf } from './email-key.ts';
import type { LaterWork } from './later-work.ts';
import type { Letters } from './letters.ts';
import type { MailAsker, MailLimits } from './mail-limits.ts';
import { isPasswordAllowed } from './password-rule.ts';
import type { Passwords } from './passwords.ts';
import type { SignInHistory } from './sign-in-history.ts';

const GOOD_FOR_MS = 30 * 60_000;
const TOLD_FOR_MS = 24 * 3_600_000;

export interface LostPasswordParts {
  accounts: AccountsRepository;
  links: OneTimeLinksRepository;
  tickets: SignInTicketsRepository;
  authSessions: AuthSessions;
  passwords: Passwords;
  letters: Letters;
  limits: MailLimits;
  history: SignInHistory;
  later: LaterWork;
  clock: Clock;
}

/**
 * A lost password is never mailed and never made up by the server: a link that works once, for half an hour, lets its owner
 * choose another (PL-16). It signs nobody in: the second step stays as it was.
 */
export class LostPassword {
  readonly #parts: LostPasswordParts;

  constructor(parts: LostPasswordParts) {
    this.#parts = parts;
  }

  /** The same answer, after the same work, whether the address has an account or not (PL-15). */
  async ask(email: string, asker: MailAsker): Promise<Outcome<null>> {
    const allowed = await this.#parts.limits.mayAsk(asker);
    if (!allowed.ok) return allowed;
    this.#parts.later.add(() => this.#write(emailKeyOf(email)));
    return done(null);
  }

  /** Sets the password by the link. Every sign-in of the account ends. */
  async reset(token: string, password: string): Promise<Outcome<null>> {
    const { links, accounts, passwords, tickets, authSessions, history, letters, clock } = this.#parts;
    const tokenHash = hashOfSecret(token);
    const link = await links.find(tokenHash, clock());
    const account =
      link?.purpose === 'reset' && link.accountId !== null ? await accounts.find(link.accountId) : null;
    if (!account) return refused('link-over');
    if (!isPasswordAllowed(password, account.email)) return refused('password-too-weak');
    const passwordHash = await passwords.hash(password);
    if (passwordHash === null) return refused('busy');
    if ((await links.resetPassword(tokenHash, passwordHash, clock())) === null) return refused('link-over');
    await authSessions.endAllOf(account.id);
    // Whoever got past the old password does not finish with it.
    await tickets.removeAllOf(account.id);
    history.note(account.id, 'password-changed');
    const told = { kind: 'changed', what: 'password', link: letters.link('forgot') } as const;
    letters.send(account.email, account.language, told, TOLD_FOR_MS);
    return done(null);
  }

  async #write(emailKey: string): Promise<void> {
    const { accounts, links, letters, limits, clock } = this.#parts;
    if (!(await limits.mayReceive(emailKey))) return;
    const account = await accounts.findByEmailKey(emailKey);
    if (!account) return;
    const now = clock();
    const token = newSecret();
    const times = { createdAt: now, expiresAt: now + GOOD_FOR_MS };
    await links.issue({ tokenHash: hashOfSecret(token), purpose: 'reset', accountId: account.id, ...times });
    const link = letters.link('reset', token);
    letters.send(account.email, account.language, { kind: 'reset', link }, GOOD_FOR_MS);
  }
}
