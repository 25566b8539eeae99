import { randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Account } from '../../db/accounts-repository.ts';
import type { AuthSession, AuthSessionsRepository } from '../../db/auth-sessions-repository.ts';
import { asStorageError, StorageFull } from '../../db/storage-full.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { hashOfSecret } from '../platform/tokens.ts';
import type { SignInHistory } from './sign-in-history.ts';
import { NOWHERE, type Whereabouts } from './whereabouts.ts';

const HOUR = 3_600_000;
/** Not seen for so long, and the sign-in has ended. */
export const IDLE_MS = 12 * HOUR;
/** However busy, after so long one signs in again. */
export const ABSOLUTE_MS = 7 * 24 * HOUR;
/** Dangerous things ask for a proof of who one is that is no older. */
export const FRESH_MS = 10 * 60_000;
/** How exactly "last seen" is kept: not every request is worth a write. */
const TOUCH_MS = 60_000;

export interface SignedIn {
  authSessionId: string;
  account: Account;
  /** When whoever is signed in last proved to be the account's owner. */
  provenAt: number;
  /** This sign-in took a second step. */
  twoStep: boolean;
}

/**
 * Sign-ins of accounts. The browser holds 256 random bits in a cookie that scripts cannot read and that ends with the
 * browser (PL-30); the database holds their hash.
 */
export class AuthSessions {
  readonly #repository: AuthSessionsRepository;
  readonly #clock: Clock;
  readonly #encrypted: boolean;
  readonly #history: SignInHistory | null;
  readonly #listeners: ((authSessionId: string) => void)[] = [];

  constructor(
    repository: AuthSessionsRepository,
    clock: Clock,
    encrypted: boolean,
    history: SignInHistory | null = null,
  ) {
    this.#repository = repository;
    this.#clock = clock;
    this.#encrypted = encrypted;
    this.#history = history;
  }

  /** `__Host-` lets only this host, over TLS, set the cookie. */
  get cookieName(): string {
    return this.#encrypted ? '__Host-rondo' : 'rondo';
  }

  /**
   * Begins a sign-in and answers its `Set-Cookie`. Always a new secret; the one that came with the request ends, so
   * that nobody can plant a secret and wait for its owner to sign in. `twoStep`: whoever it is showed more than a password.
   */
  async begin(
    accountId: string,
    cookieHeader: string | undefined,
    where: Whereabouts = NOWHERE,
    twoStep = false,
  ): Promise<string> {
    const now = this.#clock();
    for (const old of await this.#repository.removeExpired(now, now - IDLE_MS))
      this.#history?.note(old.accountId, 'expired', old, old.id);
    await this.end(cookieHeader);
    const secret = randomBytes(32).toString('base64url');
    const id = newId();
    await this.#repository.insert({
      id,
      accountId,
      secretHash: hashOfSecret(secret),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + ABSOLUTE_MS,
      provenAt: now,
      twoStep,
      ...where,
    });
    this.#history?.note(accountId, 'signed-in', where, id);
    return this.#cookie(secret);
  }

  /** Who a request's cookie belongs to; null when nobody is signed in by it. */
  async authenticate(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const secret = this.#secretIn(cookieHeader);
    const found = secret === null ? null : await this.#repository.findBySecretHash(hashOfSecret(secret));
    if (!found || !this.#isOpen(found.session)) return null;
    await this.#touch(found.session);
    const { id, provenAt, twoStep } = found.session;
    return { authSessionId: id, account: found.account, provenAt, twoStep };
  }

  /** Did whoever is signed in prove it lately enough for something dangerous? */
  isFresh({ provenAt }: SignedIn): boolean {
    return this.#clock() - provenAt < FRESH_MS;
  }

  /** They just did. */
  proven({ authSessionId }: SignedIn): Promise<void> {
    return this.#repository.setProven(authSessionId, this.#clock());
  }

  /** The open sign-ins of an account, the one used last first. */
  async listOf(accountId: string): Promise<AuthSession[]> {
    return (await this.#repository.listOf(accountId)).filter((session) => this.#isOpen(session));
  }

  /** Is this sign-in still good? For connections that outlive the request that opened them. */
  async isAlive(authSessionId: string): Promise<boolean> {
    const session = await this.#repository.find(authSessionId);
    return session !== null && this.#isOpen(session);
  }

  /** Ends the sign-in of a request's cookie, if there is one. */
  async end(cookieHeader: string | undefined): Promise<void> {
    const secret = this.#secretIn(cookieHeader);
    const found = secret === null ? null : await this.#repository.findBySecretHash(hashOfSecret(secret));
    if (!found) return;
    await this.#repository.remove(found.session.id);
    this.#history?.note(found.account.id, 'signed-out', found.session, found.session.id);
    this.#tell([found.session.id]);
  }

  /** Ends one of the account's own sign-ins, wherever it is; false when it has no such. */
  async endOwn(accountId: string, authSessionId: string): Promise<boolean> {
    const ended = await this.#repository.removeOwn(accountId, authSessionId);
    if (!ended) return false;
    this.#history?.note(accountId, 'ended', NOWHERE, authSessionId);
    this.#tell([authSessionId]);
    return true;
  }

  /** Ends every sign-in of an account but one: its password was changed, or it was taken out of service. */
  async endAllOf(accountId: string, but?: string): Promise<void> {
    this.#allEnded(accountId, await this.#repository.removeAllOf(accountId, but));
  }

  /** Ends those that took the password alone, but one: from now on two steps are asked, of who is in already too. */
  async endOneStep({ account, authSessionId }: SignedIn): Promise<void> {
    this.#allEnded(account.id, await this.#repository.removeOneStep(account.id, authSessionId));
  }

  /** They went with their account. */
  ended(authSessionIds: readonly string[]): void {
    this.#tell(authSessionIds);
  }

  /** Calls back when a sign-in is ended in this process; connections opened by it have to go. */
  onEnded(listener: (authSessionId: string) => void): void {
    this.#listeners.push(listener);
  }

  /** The `Set-Cookie` that takes the cookie away. */
  clearing(): string {
    return stringifySetCookie({ ...this.#attributes(''), maxAge: 0 });
  }

  #allEnded(accountId: string, ended: readonly string[]): void {
    for (const id of ended) this.#history?.note(accountId, 'ended', NOWHERE, id);
    this.#tell(ended);
  }

  #tell(ended: readonly string[]): void {
    for (const id of ended) for (const listener of this.#listeners) listener(id);
  }

  /** Notes that it was used. On a full disk that waits: who is signed in can still look. */
  async #touch({ id, lastSeenAt }: AuthSession): Promise<void> {
    const now = this.#clock();
    if (now - lastSeenAt < TOUCH_MS) return;
    try {
      await this.#repository.touch(id, now);
    } catch (error) {
      if (!(asStorageError(error) instanceof StorageFull)) throw error;
    }
  }

  #cookie(secret: string): string {
    return stringifySetCookie(this.#attributes(secret));
  }

  #attributes(value: string) {
    return {
      name: this.cookieName,
      value,
      path: '/',
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: this.#encrypted,
    };
  }

  #secretIn(cookieHeader: string | undefined): string | null {
    if (cookieHeader === undefined) return null;
    const value = parseCookie(cookieHeader)[this.cookieName];
    return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
  }

  #isOpen({ expiresAt, lastSeenAt }: AuthSession): boolean {
    const now = this.#clock();
    return now < expiresAt && now - lastSeenAt < IDLE_MS;
  }
}
