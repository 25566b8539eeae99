import type { Account, AccountsRepository } from '../../db/accounts-repository.ts';
import type { OneTimeLinksRepository } from '../../db/one-time-links-repository.ts';
import type { Language } from '../../sessions/state.ts';
import type { Clock } from '../platform/clock.ts';
import { newId, newSecret } from '../platform/ids.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { hashOfSecret } from '../platform/tokens.ts';
import { emailKeyOf } from './email-key.ts';
import { isPasswordAllowed } from './password-rule.ts';
import type { Passwords } from './passwords.ts';

const GOOD_FOR_MS = 24 * 3_600_000;

export interface FirstAccountRequest {
  token: string;
  email: string;
  password: string;
  language: Language;
}

/** The first account of an installation: made once, through a link that only who starts the server gets to see. */
export class FirstAccount {
  readonly #accounts: AccountsRepository;
  readonly #links: OneTimeLinksRepository;
  readonly #passwords: Passwords;
  readonly #clock: Clock;

  constructor(
    accounts: AccountsRepository,
    links: OneTimeLinksRepository,
    passwords: Passwords,
    clock: Clock,
  ) {
    this.#accounts = accounts;
    this.#links = links;
    this.#passwords = passwords;
    this.#clock = clock;
  }

  /** A fresh one-time token while no account exists, else null. Earlier ones stay good: another process printed them. */
  async newToken(): Promise<string | null> {
    if (await this.#accounts.any()) return null;
    const token = newSecret();
    const now = this.#clock();
    await this.#links.issue({
      tokenHash: hashOfSecret(token),
      purpose: 'first-account',
      createdAt: now,
      expiresAt: now + GOOD_FOR_MS,
    });
    return token;
  }

  /** Uses the link: the password is chosen here, once, by its owner (PR-6). */
  async create({ token, email, password, language }: FirstAccountRequest): Promise<Outcome<Account>> {
    const tokenHash = hashOfSecret(token);
    // Before any costly hashing: a stranger without a link is no work.
    const link = await this.#links.find(tokenHash, this.#clock());
    if (link?.purpose !== 'first-account') return refused('link-used');
    if (await this.#accounts.any()) return refused('link-used');
    if (!isPasswordAllowed(password, email)) return refused('password-too-weak');
    const passwordHash = await this.#passwords.hash(password);
    if (passwordHash === null) return refused('busy');
    const account: Account = { id: newId(), email: email.trim(), language };
    const created = await this.#links.createFirstAccount(tokenHash, {
      ...account,
      emailKey: emailKeyOf(email),
      passwordHash,
      createdAt: this.#clock(),
    });
    return created ? done(account) : refused('link-used');
  }
}
