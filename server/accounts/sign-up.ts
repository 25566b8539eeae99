import type { Account, AccountsRepository } from '../../db/accounts-repository.ts';
import type { OneTimeLinksRepository } from '../../db/one-time-links-repository.ts';
import type { Language } from '../../sessions/state.ts';
import type { Clock } from '../platform/clock.ts';
import { newId, newSecret } from '../platform/ids.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { hashOfSecret } from '../platform/tokens.ts';
import { emailKeyOf } from './email-key.ts';
import type { LaterWork } from './later-work.ts';
import type { Letters } from './letters.ts';
import type { MailAsker, MailLimits } from './mail-limits.ts';
import { isPasswordAllowed } from './password-rule.ts';
import type { Passwords } from './passwords.ts';

const DAY = 24 * 3_600_000;
const INVITED_FOR_MS = 7 * DAY;
const SIGN_UP_FOR_MS = DAY;

export interface SignUpParts {
  open: boolean;
  accounts: AccountsRepository;
  links: OneTimeLinksRepository;
  passwords: Passwords;
  letters: Letters;
  limits: MailLimits;
  later: LaterWork;
  clock: Clock;
}

/**
 * Accounts for others than the first: by invitation, or by whoever has an address that answers when the operator allows it.
 * Either way the link of a mail makes the account, and its owner chooses the password there, once (PR-6).
 */
export class SignUp {
  readonly #parts: SignUpParts;

  constructor(parts: SignUpParts) {
    this.#parts = parts;
  }

  /** May anybody ask for an account? */
  get open(): boolean {
    return this.#parts.open;
  }

  /** Somebody asks for an account. An address that has one hears so by mail, and nobody else does (PL-15). */
  async ask(email: string, language: Language, asker: MailAsker): Promise<Outcome<null>> {
    if (!this.#parts.open) return refused('sign-up-closed');
    const allowed = await this.#parts.limits.mayAsk(asker);
    if (!allowed.ok) return allowed;
    this.#parts.later.add(() => this.#write(email, language, 'sign-up', SIGN_UP_FOR_MS));
    return done(null);
  }

  /** Invites an address; it hears of it after the answer, the same whether it has an account or not. */
  invite(email: string, language: Language, invitedBy: string): void {
    this.#parts.later.add(() => this.#write(email, language, 'invitation', INVITED_FOR_MS, invitedBy));
  }

  /** Uses the link of an invitation or of a sign-up. */
  async complete(request: {
    token: string;
    password: string;
    language: Language;
  }): Promise<Outcome<Account>> {
    const { links, passwords, accounts, clock } = this.#parts;
    const { token, password, language } = request;
    const tokenHash = hashOfSecret(token);
    // Before any costly hashing: a stranger without a link is no work.
    const link = await links.find(tokenHash, clock());
    if (!link || link.email === null || !isForAccounts(link.purpose)) return refused('link-over');
    const { email } = link;
    if (await accounts.findByEmailKey(emailKeyOf(email))) return refused('link-over');
    if (!isPasswordAllowed(password, email)) return refused('password-too-weak');
    const passwordHash = await passwords.hash(password);
    if (passwordHash === null) return refused('busy');
    const account: Account = { id: newId(), email, language };
    const row = { ...account, emailKey: emailKeyOf(email), passwordHash, createdAt: clock() };
    return (await links.createAccount(tokenHash, row)) ? done(account) : refused('link-over');
  }

  async #write(
    email: string,
    language: Language,
    purpose: 'invitation' | 'sign-up',
    goodForMs: number,
    invitedBy?: string,
  ): Promise<void> {
    const { accounts, links, letters, limits, clock } = this.#parts;
    const emailKey = emailKeyOf(email);
    if (purpose === 'sign-up' && !(await limits.mayReceive(emailKey))) return;
    const known = await accounts.findByEmailKey(emailKey);
    if (known) {
      const link = letters.link('');
      letters.send(known.email, known.language, { kind: 'has-account', link }, DAY);
      return;
    }
    const now = clock();
    const token = newSecret();
    await links.issue({
      tokenHash: hashOfSecret(token),
      purpose,
      createdAt: now,
      expiresAt: now + goodForMs,
      email: email.trim(),
      ...(invitedBy === undefined ? {} : { accountId: invitedBy }),
    });
    const link = letters.link('welcome', token);
    letters.send(email.trim(), language, { kind: purpose, link }, goodForMs);
  }
}

function isForAccounts(purpose: string): boolean {
  return purpose === 'invitation' || purpose === 'sign-up';
}
