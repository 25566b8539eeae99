import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Account, AccountAtTheDoor, AccountsRepository } from '../../db/accounts-repository.ts';
import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import type { SecondFactor, SecondFactorsRepository } from '../../db/second-factors-repository.ts';
import type { SignInTicket, SignInTicketsRepository } from '../../db/sign-in-tickets-repository.ts';
import type { TextMessages } from '../mail/text-messages.ts';
import type { Clock } from '../platform/clock.ts';
import { newSecret } from '../platform/ids.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { hashOfSecret } from '../platform/tokens.ts';
import type { SourceKeys } from '../privacy/source-keys.ts';
import { stepOfCode } from './authenticator-app.ts';
import type { Letters } from './letters.ts';
import { maskedAddress } from './masked-address.ts';
import type { Passkeys } from './passkeys.ts';
import type { SealedSecrets } from './sealed-secrets.ts';
import type { SignInCodes } from './sign-in-codes.ts';
import type { SignInHistory } from './sign-in-history.ts';
import { phoneText } from './sign-in-words.ts';
import type { Whereabouts } from './whereabouts.ts';

const MINUTE = 60_000;
const TICKET_GOOD_FOR_MS = 15 * MINUTE;
const CODE_GOOD_FOR_MS = 10 * MINUTE;
/** Wrong answers a sign-in takes before it has to begin anew, and codes it sends. */
const TRIES = 5;
const SENDINGS = 3;
/** Whoever knows the password can begin again and again: of one account no more wrong answers than this. */
const PER_ACCOUNT = { failures: 15, within: 60 * MINUTE };

/** How a second step is done, the best one first. */
export const WAYS = ['passkey', 'app', 'phone', 'mail', 'recovery'] as const;
export type Way = (typeof WAYS)[number];

/** What whoever did the first step needs for the second. */
export interface SecondStep {
  /** Known to this one attempt: what is sent and typed belongs to it alone. */
  ticket: string;
  ways: Way[];
  way: Way;
  /** Where a code by mail goes, masked (KO-15). */
  sentTo: string;
}

export interface StepAnswer {
  way: Way;
  code?: string | undefined;
  passkey?: AuthenticationResponseJSON | undefined;
}

export interface TwoStepParts {
  mode: 'required' | 'optional';
  accounts: AccountsRepository;
  factors: SecondFactorsRepository;
  tickets: SignInTicketsRepository;
  attempts: FailedAttemptsRepository;
  sources: SourceKeys;
  passkeys: Passkeys;
  codes: SignInCodes;
  sealed: SealedSecrets;
  letters: Letters;
  texts: TextMessages | null;
  history: SignInHistory;
  clock: Clock;
}

/** The second step of signing in (KO-16): a code by mail for everybody, or something better that was set up. */
export class TwoStep {
  readonly #parts: TwoStepParts;

  constructor(parts: TwoStepParts) {
    this.#parts = parts;
  }

  /** Once somebody set up a second step, theirs is asked for always: nothing turns it off. */
  isNeeded({ twoStepSince }: Pick<AccountAtTheDoor, 'twoStepSince'>): boolean {
    return this.#parts.mode === 'required' || twoStepSince !== null;
  }

  /** The password was right. Who has nothing better gets a code by mail at once. */
  async begin(account: Account): Promise<SecondStep> {
    const { tickets, factors, clock } = this.#parts;
    const now = clock();
    const ticket = newSecret();
    const ticketHash = hashOfSecret(ticket);
    const expiresAt = now + TICKET_GOOD_FOR_MS;
    const empty = { tries: 0, sent: 0, codeHash: null, codeExpiresAt: null, challenge: null };
    await tickets.add({ ticketHash, accountId: account.id, expiresAt, ...empty }, now);
    const kinds = new Set((await factors.listOf(account.id)).map(({ kind }) => kind));
    const hasCodes = (await factors.codesLeft(account.id)) > 0;
    const ways = WAYS.filter((way) => this.#isOpen(way, kinds, hasCodes));
    const way = ways[0] ?? 'mail';
    if (way === 'mail') await this.#send(account, ticketHash, 'mail');
    return { ticket, ways, way, sentTo: maskedAddress(account.email) };
  }

  /** Sends a code, or another one; the one before is of no use any more. */
  async sendCode(ticket: string, way: 'mail' | 'phone'): Promise<Outcome<null>> {
    const found = await this.#find(ticket);
    if (!found) return refused('sign-in-over');
    return (await this.#send(found.account, found.ticket.ticketHash, way))
      ? done(null)
      : refused('too-many-attempts', { retryAfter: TICKET_GOOD_FOR_MS / 1000 });
  }

  /** What the browser needs to use a passkey for this attempt. */
  async passkeyOptions(ticket: string): Promise<Outcome<Record<string, unknown>>> {
    const { passkeys, tickets } = this.#parts;
    const found = await this.#find(ticket);
    if (!found) return refused('sign-in-over');
    const options = await passkeys.use(await this.#ofKind(found.account.id, 'passkey'));
    await tickets.setChallenge(found.ticket.ticketHash, options.challenge);
    return done({ ...options });
  }

  /** The account, when the answer is right. The attempt is over then, and after five wrong answers. */
  async finish(ticket: string, answer: StepAnswer, where: Whereabouts): Promise<Outcome<AccountAtTheDoor>> {
    const { tickets, accounts, attempts, sources, history, clock } = this.#parts;
    const now = clock();
    const tried = await tickets.try(hashOfSecret(ticket), TRIES, now);
    const account = tried && (await accounts.atTheDoor(tried.accountId));
    if (!tried || !account) return refused('sign-in-over');
    const since = now - PER_ACCOUNT.within;
    const key = sources.ofAccount(`second-step|${account.id}`);
    // Counted as wrong before it is looked at: a hundred at once would otherwise all be let through.
    const budget = { failures: PER_ACCOUNT.failures, since, keepSince: since };
    const counted = await attempts.recordWithin('second-step', key, now, budget);
    if (counted === null) {
      history.note(account.id, 'locked', where);
      const oldest = (await attempts.oldestOf('second-step', key, since)) ?? now;
      const retryAfter = Math.ceil((oldest + PER_ACCOUNT.within - now) / 1000);
      return refused('too-many-attempts', { retryAfter });
    }
    if (!(await this.#isRight(tried, account, answer, now))) {
      history.note(account.id, 'wrong-code', where);
      return refused(tried.tries < TRIES ? 'code-wrong' : 'sign-in-over');
    }
    await attempts.takeBack(counted);
    return (await tickets.remove(tried.ticketHash)) ? done(account) : refused('sign-in-over');
  }

  async #isRight(ticket: SignInTicket, account: Account, answer: StepAnswer, now: number): Promise<boolean> {
    const { codes, factors } = this.#parts;
    const code = (answer.code ?? '').replace(/\s/g, '');
    switch (answer.way) {
      case 'mail':
      case 'phone':
        return (
          ticket.codeHash !== null &&
          now < (ticket.codeExpiresAt ?? 0) &&
          ticket.codeHash === codes.hash(`${answer.way}|${ticket.ticketHash}`, code)
        );
      case 'app':
        return this.#isAppCode(account.id, code, now);
      case 'recovery':
        return factors.useCode(account.id, codes.hashOfRecovery(account.id, code), now);
      case 'passkey':
        return this.#isPasskey(ticket, account.id, answer.passkey, now);
      default:
        return answer.way satisfies never;
    }
  }

  /** A code shown on an app counts once: whoever looked over a shoulder gets nowhere with it (UN-1). */
  async #isAppCode(accountId: string, code: string, now: number): Promise<boolean> {
    const { factors, sealed } = this.#parts;
    for (const app of await this.#ofKind(accountId, 'app')) {
      const step = stepOfCode(sealed.open(app.id, app.secret), code, now);
      if (step !== null) return factors.advance(app.id, step, now);
    }
    return false;
  }

  async #isPasskey(
    ticket: SignInTicket,
    accountId: string,
    answer: AuthenticationResponseJSON | undefined,
    now: number,
  ): Promise<boolean> {
    const { factors, passkeys } = this.#parts;
    const known = await this.#ofKind(accountId, 'passkey');
    const factor = known.find(({ credentialId }) => credentialId === answer?.id);
    if (!factor || !answer || ticket.challenge === null) return false;
    const counter = await passkeys.used(answer, ticket.challenge, factor);
    if (counter === null) return false;
    // Keys that are kept in several devices do not count, and say zero always.
    if (counter > 0) return factors.advance(factor.id, counter, now);
    await factors.touch(factor.id, now);
    return true;
  }

  async #send(account: Account, ticketHash: string, way: 'mail' | 'phone'): Promise<boolean> {
    const { tickets, codes, letters, texts, sealed, clock } = this.#parts;
    const code = codes.newCode();
    const expiresAt = clock() + CODE_GOOD_FOR_MS;
    const codeHash = codes.hash(`${way}|${ticketHash}`, code);
    if (!(await tickets.setCode(ticketHash, codeHash, expiresAt, SENDINGS))) return false;
    if (way === 'mail') {
      letters.send(account.email, account.language, { kind: 'code', code }, CODE_GOOD_FOR_MS);
      return true;
    }
    const [phone] = await this.#ofKind(account.id, 'phone');
    if (!phone || !texts) return false;
    return texts.send(sealed.open(phone.id, phone.secret), phoneText(account.language, code)).then(
      () => true,
      () => false,
    );
  }

  async #find(ticket: string): Promise<{ ticket: SignInTicket; account: Account } | null> {
    const { tickets, accounts, clock } = this.#parts;
    const found = await tickets.find(hashOfSecret(ticket), clock());
    const account = found && (await accounts.find(found.accountId));
    return found && account && found.tries < TRIES ? { ticket: found, account } : null;
  }

  async #ofKind(accountId: string, wanted: SecondFactor['kind']): Promise<SecondFactor[]> {
    return (await this.#parts.factors.listOf(accountId)).filter(({ kind }) => kind === wanted);
  }

  #isOpen(way: Way, kinds: ReadonlySet<SecondFactor['kind']>, hasCodes: boolean): boolean {
    if (way === 'mail') return true;
    if (way === 'recovery') return hasCodes;
    if (way === 'phone') return kinds.has('phone') && this.#parts.texts !== null;
    return kinds.has(way) && (way === 'app' || this.#parts.passkeys.possible);
  }
}
