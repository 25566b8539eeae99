import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Account, AccountsRepository } from '../../db/accounts-repository.ts';
import type {
  FactorKind,
  SecondFactor,
  SecondFactorsRepository,
} from '../../db/second-factors-repository.ts';
import type { SignInTicketsRepository } from '../../db/sign-in-tickets-repository.ts';
import type { TextMessages } from '../mail/text-messages.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { hashOfSecret } from '../platform/tokens.ts';
import { appUri, newAppSecret, stepOfCode } from './authenticator-app.ts';
import { maskedPhone } from './masked-address.ts';
import type { Passkeys } from './passkeys.ts';
import type { SealedSecrets } from './sealed-secrets.ts';
import type { SignInCodes } from './sign-in-codes.ts';
import { phoneText } from './sign-in-words.ts';

const CODE_GOOD_FOR_MS = 10 * 60_000;
const TRIES = 5;
const AT_MOST = 20;

export interface SecondFactorsParts {
  accounts: AccountsRepository;
  factors: SecondFactorsRepository;
  tickets: SignInTicketsRepository;
  passkeys: Passkeys;
  codes: SignInCodes;
  sealed: SealedSecrets;
  texts: TextMessages | null;
  clock: Clock;
}

/** A factor as its owner sees it. */
export interface FactorShown {
  id: string;
  kind: FactorKind;
  label: string;
  createdAt: number;
  lastUsedAt: number | null;
}

export interface Confirmed {
  factor: FactorShown;
  /** With the first factor come recovery codes; they are shown this once. */
  recoveryCodes: string[] | null;
}

/**
 * Setting up second steps. Nothing is a factor before its owner showed that it works, and none of it can be turned off again:
 * what is taken away leaves the code by mail (KO-16).
 */
export class SecondFactors {
  readonly #parts: SecondFactorsParts;

  constructor(parts: SecondFactorsParts) {
    this.#parts = parts;
  }

  async listOf(accountId: string): Promise<{ factors: FactorShown[]; recoveryCodesLeft: number }> {
    const { factors } = this.#parts;
    return {
      factors: (await factors.listOf(accountId)).map(shown),
      recoveryCodesLeft: await factors.codesLeft(accountId),
    };
  }

  /** What can be set up on this server. */
  get possible(): { passkey: boolean; phone: boolean } {
    return { passkey: this.#parts.passkeys.possible, phone: this.#parts.texts !== null };
  }

  /** A secret for an authenticator app; a factor once a code of it is shown. */
  async addApp(account: Account): Promise<Outcome<{ factor: string; secret: string; uri: string }>> {
    const secret = newAppSecret();
    const id = newId();
    const added = await this.#add(account.id, id, 'app', this.#parts.sealed.seal(id, secret), '');
    return added.ok ? done({ factor: id, secret, uri: appUri(secret, account.email) }) : added;
  }

  /** A telephone; a factor once the code that is sent to it is typed here (PL-19). */
  async addPhone(account: Account, phone: string): Promise<Outcome<{ factor: string }>> {
    const { texts, sealed, codes, tickets, clock } = this.#parts;
    if (!texts) return refused('not-allowed');
    const id = newId();
    const added = await this.#add(account.id, id, 'phone', sealed.seal(id, phone), maskedPhone(phone));
    if (!added.ok) return added;
    const now = clock();
    const code = codes.newCode();
    const ticketHash = hashOfSecret(`phone|${id}`);
    const expiresAt = now + CODE_GOOD_FOR_MS;
    const codeHash = codes.hash(ticketHash, code);
    const ticket = { ticketHash, accountId: account.id, expiresAt, tries: 0, sent: 1, challenge: null };
    await tickets.add({ ...ticket, codeHash, codeExpiresAt: expiresAt }, now);
    try {
      await texts.send(phone, phoneText(account.language, code));
    } catch {
      return refused('busy', { retryAfter: 30 });
    }
    return done({ factor: id });
  }

  /** Shows that an app or a telephone works. */
  async confirm(account: Account, factorId: string, code: string): Promise<Outcome<Confirmed>> {
    const { factors, sealed, clock } = this.#parts;
    const factor = await factors.findUnconfirmed(account.id, factorId);
    if (!factor) return refused('not-found');
    const now = clock();
    if (factor.kind === 'app') {
      const step = stepOfCode(sealed.open(factor.id, factor.secret), code, now);
      if (step === null) return refused('code-wrong');
      return this.#confirmed(account, factor, step);
    }
    const right = await this.#isPhoneCode(factor, code, now);
    return right.ok ? this.#confirmed(account, factor, 0) : right;
  }

  /** What the browser needs to make a passkey, bound to this sign-in. */
  async beginPasskey(account: Account, authSessionId: string): Promise<Outcome<Record<string, unknown>>> {
    const { passkeys, factors, tickets, clock } = this.#parts;
    if (!passkeys.possible) return refused('not-allowed');
    const known = (await factors.listOf(account.id)).filter(({ kind }) => kind === 'passkey');
    if (known.length >= AT_MOST) return refused('conflict');
    const options = await passkeys.creation(account.id, account.email, known);
    const now = clock();
    const ticketHash = hashOfSecret(`passkey|${authSessionId}`);
    await tickets.remove(ticketHash);
    const ticket = {
      ticketHash,
      accountId: account.id,
      expiresAt: now + CODE_GOOD_FOR_MS,
      tries: 0,
      sent: 0,
    };
    await tickets.add({ ...ticket, codeHash: null, codeExpiresAt: null, challenge: options.challenge }, now);
    return done({ ...options });
  }

  async addPasskey(
    account: Account,
    authSessionId: string,
    label: string,
    answer: RegistrationResponseJSON,
  ): Promise<Outcome<Confirmed>> {
    const { passkeys, tickets, clock } = this.#parts;
    const ticketHash = hashOfSecret(`passkey|${authSessionId}`);
    const ticket = await tickets.find(ticketHash, clock());
    // Used up by whoever asks first: an answer counts once.
    if (!ticket?.challenge || !(await tickets.remove(ticketHash))) return refused('sign-in-over');
    const made = await passkeys.created(answer, ticket.challenge);
    if (!made) return refused('code-wrong');
    const { credentialId, publicKey, counter } = made;
    const id = newId();
    const added = await this.#add(account.id, id, 'passkey', publicKey, label, credentialId);
    return added.ok ? this.#confirmed(account, added.value, counter) : added;
  }

  /** False when the account has no such factor. Signing in still takes two steps. */
  remove(accountId: string, factorId: string): Promise<boolean> {
    return this.#parts.factors.remove(accountId, factorId);
  }

  /** New recovery codes; the old ones are of no use any more. They are shown this once. */
  async newRecoveryCodes(accountId: string): Promise<string[]> {
    const { factors, codes, clock } = this.#parts;
    const made = codes.newRecoveryCodes();
    const hashes = made.map((code) => codes.hashOfRecovery(accountId, code));
    await factors.replaceCodes(accountId, hashes, clock());
    return made;
  }

  async #add(
    accountId: string,
    id: string,
    kind: FactorKind,
    secret: Buffer,
    label: string,
    credentialId: string | null = null,
  ): Promise<Outcome<SecondFactor>> {
    const { factors, clock } = this.#parts;
    if ((await factors.listOf(accountId)).length >= AT_MOST) return refused('conflict');
    const times = { createdAt: clock(), confirmedAt: null, lastUsedAt: null };
    const factor = { id, accountId, kind, label, secret, credentialId, counter: 0, ...times };
    await factors.add(factor);
    return done(factor);
  }

  async #isPhoneCode(factor: SecondFactor, code: string, now: number): Promise<Outcome<null>> {
    const { tickets, codes } = this.#parts;
    const ticketHash = hashOfSecret(`phone|${factor.id}`);
    const ticket = await tickets.try(ticketHash, TRIES, now);
    if (!ticket) return refused('sign-in-over');
    if (ticket.codeHash !== codes.hash(ticketHash, code)) return refused('code-wrong');
    return (await tickets.remove(ticketHash)) ? done(null) : refused('sign-in-over');
  }

  async #confirmed(account: Account, factor: SecondFactor, counter: number): Promise<Outcome<Confirmed>> {
    const { accounts, factors, clock } = this.#parts;
    const now = clock();
    await factors.confirm(factor.id, counter, now);
    await accounts.beginTwoStep(account.id, now);
    const hasCodes = (await factors.codesLeft(account.id)) > 0;
    const recoveryCodes = hasCodes ? null : await this.newRecoveryCodes(account.id);
    return done({ factor: shown({ ...factor, lastUsedAt: now }), recoveryCodes });
  }
}

function shown({ id, kind, label, createdAt, lastUsedAt }: SecondFactor): FactorShown {
  return { id, kind, label, createdAt, lastUsedAt };
}
