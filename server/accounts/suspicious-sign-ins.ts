import type { AccountsRepository } from '../../db/accounts-repository.ts';
import type { SignInEventKind, SignInHistoryRepository } from '../../db/sign-in-history-repository.ts';
import type { SignInLocksRepository } from '../../db/sign-in-locks-repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { LaterWork } from './later-work.ts';
import type { Letters } from './letters.ts';
import type { SignInHistory } from './sign-in-history.ts';
import type { DoorLock } from './sign-in-limits.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Locks that follow each other closely are told in one mail; a minute is what KO-30 allows. */
const TOGETHER_MS = 30_000;
const REMEMBERED = 10_000;

export interface SuspiciousSignInsParts {
  locks: SignInLocksRepository;
  accounts: AccountsRepository;
  events: SignInHistoryRepository;
  history: SignInHistory;
  letters: Letters;
  later: LaterWork;
  log: Log;
  clock: Clock;
  /** Where alarms go; null is the first account. */
  operatorEmail: string | null;
}

/** What is kept of a month: counts, and nobody's name. */
export interface Analysis {
  wrongPasswords: number;
  wrongCodes: number;
  accountsTried: number;
  accountLocks: number;
  sourceLocks: number;
  /** The day with the most wrong sign-ins; null without any. */
  worstDay: { day: string; failures: number } | null;
}

/**
 * Persistent wrong sign-ins (KO-30): who locked the door is written down, an alarm goes out within a minute, and each month
 * is looked back on. Whoever is signed in, and every running session, is not touched.
 */
export class SuspiciousSignIns {
  readonly #parts: SuspiciousSignInsParts;
  /** Locks this process has told of, until when: a flood is one lock, not one a request. */
  readonly #told = new Map<string, number>();
  #nextAlarm = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: SuspiciousSignInsParts) {
    this.#parts = parts;
  }

  /** A sign-in was turned away. Costs the request nothing but a look at a list. */
  noted(lock: DoorLock): void {
    if ((this.#told.get(lock.key) ?? 0) > lock.at) return;
    if (this.#told.size >= REMEMBERED) this.#told.clear();
    this.#told.set(lock.key, lock.until);
    this.#parts.later.add(() => this.#begin(lock));
  }

  /** Raises what alarms are due now. */
  async alarm(): Promise<void> {
    const { locks, letters, log, clock } = this.#parts;
    const now = clock();
    const taken = await locks.takeUnalarmed(now);
    if (taken.length === 0) return;
    const accounts = taken.filter(({ kind }) => kind === 'account').length;
    const sources = taken.length - accounts;
    log.warn({ accounts, sources }, 'sign-in locked: many wrong attempts');
    const to = await this.#operator();
    if (to) letters.send(to.email, to.language, { kind: 'alarm', accounts, sources }, DAY);
  }

  /** Looks back on the month before this one, once; null when that was done. */
  async analyse(): Promise<Analysis | null> {
    const { locks, events, letters, log, clock } = this.#parts;
    const now = new Date(clock());
    const from = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1);
    const to = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
    const month = new Date(from).toISOString().slice(0, 7);
    if (await locks.hasAnalysis(month)) return null;
    const wrong = (await events.between(from, to)).filter(({ what }) => isWrongSignIn(what));
    const locked = await locks.between(from, to);
    const analysis: Analysis = {
      wrongPasswords: wrong.filter(({ what }) => what === 'wrong-password').length,
      wrongCodes: wrong.filter(({ what }) => what === 'wrong-code').length,
      accountsTried: new Set(wrong.map(({ accountId }) => accountId)).size,
      accountLocks: locked.filter(({ kind }) => kind === 'account').length,
      sourceLocks: locked.filter(({ kind }) => kind === 'source').length,
      worstDay: worstDay(wrong.map(({ at }) => at)),
    };
    if (!(await locks.keepAnalysis(month, JSON.stringify(analysis), clock()))) return null;
    log.info({ month, ...analysis }, 'sign-ins of the month analysed');
    const operator = await this.#operator();
    const figures = { month, failures: wrong.length, locks: locked.length };
    if (operator && wrong.length + locked.length > 0)
      letters.send(operator.email, operator.language, { kind: 'analysis', ...figures }, 7 * DAY);
    return analysis;
  }

  /** Raises no alarm any more. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #begin(lock: DoorLock): Promise<void> {
    const { locks, accounts, history, letters, log } = this.#parts;
    const { kind, key, at, until, emailKey } = lock;
    if (!(await locks.begin({ kind, key, at, until }))) return;
    this.#soon();
    if (kind === 'source') return;
    const account = await accounts.findByEmailKey(emailKey);
    if (!account) return;
    history.note(account.id, 'locked');
    const minutes = Math.max(1, Math.ceil((until - at) / MINUTE));
    const letter = { kind: 'locked', minutes, link: letters.link('forgot') } as const;
    letters.send(account.email, account.language, letter, DAY);
    log.debug({ account: account.id }, 'the owner of a locked account was told');
  }

  /** The first alarm goes at once; those that follow closely wait for each other. */
  #soon(): void {
    if (this.#timer) return;
    const now = this.#parts.clock();
    const wait = Math.min(TOGETHER_MS, Math.max(0, this.#nextAlarm - now));
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#nextAlarm = this.#parts.clock() + TOGETHER_MS;
      this.#parts.later.add(() => this.alarm());
    }, wait);
    this.#timer.unref();
  }

  async #operator() {
    const { operatorEmail, accounts } = this.#parts;
    const first = await accounts.first();
    if (operatorEmail === null) return first;
    return { email: operatorEmail, language: first?.language ?? ('en' as const) };
  }
}

/** A wrong PIN at a locked screen is no attempt to sign in. */
function isWrongSignIn(what: SignInEventKind): boolean {
  return what === 'wrong-password' || what === 'wrong-code';
}

function worstDay(times: readonly number[]): Analysis['worstDay'] {
  const days = new Map<string, number>();
  for (const at of times) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const [worst] = [...days].sort(([, one], [, other]) => other - one);
  return worst ? { day: worst[0], failures: worst[1] } : null;
}
