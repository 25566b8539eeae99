import { randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Account } from '../../db/accounts-repository.ts';
import type { AuthSession, AuthSessionsRepository } from '../../db/auth-sessions-repository.ts';
import { asStorageError, StorageFull } from '../../db/storage-full.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { hashOfSecret } from '../platform/tokens.ts';

const HOUR = 3_600_000;
/** Not seen for so long, and the sign-in has ended. */
export const IDLE_MS = 12 * HOUR;
/** However busy, after so long one signs in again. */
export const ABSOLUTE_MS = 7 * 24 * HOUR;
/** How exactly "last seen" is kept: not every request is worth a write. */
const TOUCH_MS = 60_000;

export interface SignedIn {
  authSessionId: string;
  account: Account;
}

/**
 * Sign-ins of accounts. The browser holds 256 random bits in a cookie that scripts cannot read and that ends with the
 * browser (PL-30); the database holds their hash.
 */
export class AuthSessions {
  readonly #repository: AuthSessionsRepository;
  readonly #clock: Clock;
  readonly #encrypted: boolean;
  readonly #listeners: ((authSessionId: string) => void)[] = [];

  constructor(repository: AuthSessionsRepository, clock: Clock, encrypted: boolean) {
    this.#repository = repository;
    this.#clock = clock;
    this.#encrypted = encrypted;
  }

  /** `__Host-` lets only this host, over TLS, set the cookie. */
  get cookieName(): string {
    return this.#encrypted ? '__Host-rondo' : 'rondo';
  }

  /**
   * Begins a sign-in and answers its `Set-Cookie`. Always a new secret; the one that came with the request ends, so
   * that nobody can plant a secret and wait for its owner to sign in.
   */
  async begin(accountId: string, cookieHeader: string | undefined): Promise<string> {
    await this.end(cookieHeader);
    const now = this.#clock();
    await this.#repository.removeExpired(now, now - IDLE_MS);
    const secret = randomBytes(32).toString('base64url');
    await this.#repository.insert({
      id: newId(),
      accountId,
      secretHash: hashOfSecret(secret),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + ABSOLUTE_MS,
    });
    return this.#cookie(secret);
  }

  /** Who a request's cookie belongs to; null when nobody is signed in by it. */
  async authenticate(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const secret = this.#secretIn(cookieHeader);
    const found = secret === null ? null : await this.#repository.findBySecretHash(hashOfSecret(secret));
    if (!found || !this.#isOpen(found.session)) return null;
    await this.#touch(found.session);
    return { authSessionId: found.session.id, account: found.account };
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
    for (const listener of this.#listeners) listener(found.session.id);
  }

  /** Calls back when a sign-in is ended in this process; connections opened by it have to go. */
  onEnded(listener: (authSessionId: string) => void): void {
    this.#listeners.push(listener);
  }

  /** The `Set-Cookie` that takes the cookie away. */
  clearing(): string {
    return stringifySetCookie({ ...this.#attributes(''), maxAge: 0 });
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
