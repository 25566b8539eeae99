import type { AccountOverview, AccountUse, Notice, StaffRepository } from '../../db/staff-repository.ts';
import type { MembersRepository } from '../../db/members-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { AuditLog } from './audit-log.ts';
import type { Letters } from './letters.ts';

const REPORT_FOR_MS = 7 * 24 * 3_600_000;

/** Somebody of the staff, or the server's own command line. */
export interface StaffActor {
  actor: string;
  source: string | null;
}

/** What whoever runs the installation does: look who is there, lock and unlock, tell everybody something. No session is in reach. */
export class Staff {
  readonly #repository: StaffRepository;
  readonly #members: MembersRepository;
  readonly #audit: AuditLog;
  readonly #clock: Clock;

  constructor(repository: StaffRepository, members: MembersRepository, audit: AuditLog, clock: Clock) {
    this.#repository = repository;
    this.#members = members;
    this.#audit = audit;
    this.#clock = clock;
  }

  accounts(): Promise<AccountOverview[]> {
    return this.#repository.accounts();
  }

  /** Locks an account, which ends its sign-ins at once, or unlocks it. Its organisation reads of it in its log. */
  async setLocked(accountId: string, locked: boolean, by: StaffActor): Promise<Outcome<null>> {
    if (accountId === by.actor) return refused('not-yourself');
    const member = await this.#members.find(accountId);
    if (!member) return refused('not-found');
    await this.#members.setLocked(accountId, locked ? this.#clock() : null);
    const { organisationId } = member;
    await this.#audit.record({
      ...{ organisationId, ...by, action: locked ? 'account-locked' : 'account-unlocked' },
      ...{ subject: accountId, detail: null },
    });
    return done(null);
  }

  /** Gives or takes a role of the installation. Reached from the command line only. */
  async setStaffRole(
    accountId: string,
    role: 'support' | 'operator',
    given: boolean,
    by: StaffActor,
  ): Promise<Outcome<null>> {
    const member = await this.#members.find(accountId);
    if (!member) return refused('not-found');
    const others = member.roles.filter((held) => held !== role);
    const after = given ? [...others, role] : others;
    await this.#members.setRoles(accountId, after);
    const { organisationId, roles: before } = member;
    const detail = { before, after };
    await this.#audit.record({ organisationId, ...by, action: 'roles-given', subject: accountId, detail });
    return done(null);
  }

  notice(): Promise<Notice | null> {
    return this.#repository.notice();
  }

  /** What every page shows from now on; null is nothing. */
  async setNotice(message: string | null, by: StaffActor): Promise<void> {
    await this.#repository.setNotice(message === null ? null : { message, since: this.#clock() });
    const detail = { shown: message !== null };
    await this.#audit.record({ organisationId: null, ...by, action: 'notice-set', subject: null, detail });
  }

  /**
   * Tells every operator once, from the first day of a month on, that the report of the last one is there. The mail holds
   * nothing of it (KO-11).
   */
  async tellOfReport(letters: Letters): Promise<void> {
    const now = new Date(this.#clock());
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 7);
    const operators = await this.#repository.operators();
    if (operators.length === 0) return;
    const entry = { organisationId: null, actor: 'rondo', action: 'report-sent', subject: month };
    if (!(await this.#audit.once({ ...entry, detail: null, source: null }))) return;
    const letter = { kind: 'user-report', month, link: letters.link('staff') } as const;
    for (const { email, language } of operators) letters.send(email, language, letter, REPORT_FOR_MS);
  }

  /** How accounts were used in a month, such as `2026-11`; without one, in the month before this one (KO-22). */
  async report(month?: string): Promise<{ month: string; accounts: AccountUse[] }> {
    const now = new Date(this.#clock());
    const [year = 0, number = 1] = month?.split('-').map(Number) ?? [now.getUTCFullYear(), now.getUTCMonth()];
    const from = Date.UTC(year, number - 1, 1);
    const until = Date.UTC(year, number, 1);
    return {
      month: new Date(from).toISOString().slice(0, 7),
      accounts: await this.#repository.use(from, until),
    };
  }
}
