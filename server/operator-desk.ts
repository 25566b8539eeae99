import { existsSync } from 'node:fs';
import { accountRepositories } from '../db/account-repositories.ts';
import { SqliteAuditRepository } from '../db/audit-repository.ts';
import { openDatabase } from '../db/connection.ts';
import { SqliteMembersRepository } from '../db/members-repository.ts';
import { SqliteStaffRepository, type AccountOverview } from '../db/staff-repository.ts';
import { isBuiltInRole } from '../sessions/permissions.ts';
import { AuditLog } from './accounts/audit-log.ts';
import { emailKeyOf } from './accounts/email-key.ts';
import { FIRST_ROLES } from './accounts/members.ts';
import { Staff, type StaffActor } from './accounts/staff.ts';
import { systemClock } from './platform/clock.ts';
import { ConfigError, type Config } from './platform/config.ts';
import { newId, newSecret } from './platform/ids.ts';
import { dataPaths } from './platform/paths.ts';
import { hashOfSecret } from './platform/tokens.ts';

const DAY = 24 * 3_600_000;
const HERE: StaffActor = { actor: 'command-line', source: null };

type DeskConfig = Pick<Config, 'dataDir' | 'publicUrl' | 'port'>;

/** What was asked cannot be done, in a sentence for the console. */
export class DeskError extends Error {
  override name = 'DeskError';
}

/**
 * What the command line does, on the database itself: it works whether the server runs or not, and a server that runs
 * ends what has to end within a second.
 */
export class OperatorDesk {
  readonly #database;
  readonly #accounts;
  readonly #members;
  readonly #staff: Staff;
  readonly #audit: AuditLog;
  readonly #baseUrl: string;

  /** The desk of the installation whose data lie there. It makes none: a folder typed wrongly would look like one without accounts. */
  static of(config: DeskConfig): OperatorDesk {
    const { database } = dataPaths(config.dataDir);
    if (!existsSync(database))
      throw new ConfigError(
        `There is no installation in ${config.dataDir}. Start the server there once, or set DATA_DIR to where its data are.`,
      );
    return new OperatorDesk(config);
  }

  constructor(config: DeskConfig) {
    this.#database = openDatabase(dataPaths(config.dataDir).database);
    this.#accounts = accountRepositories(this.#database);
    this.#members = new SqliteMembersRepository(this.#database);
    this.#audit = new AuditLog(new SqliteAuditRepository(this.#database), systemClock);
    this.#staff = new Staff(
      new SqliteStaffRepository(this.#database),
      this.#members,
      this.#audit,
      systemClock,
    );
    this.#baseUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  }

  close(): void {
    this.#database.close();
  }

  accounts(): Promise<AccountOverview[]> {
    return this.#staff.accounts();
  }

  /** A fresh one-time link for the first account; earlier ones stay good. */
  async firstAccountLink(): Promise<string> {
    if (await this.#accounts.accounts.any())
      throw new DeskError('There is an account already: invite further ones.');
    const token = await this.#issue('first-account', null, DAY);
    return `${this.#baseUrl}/app/setup#${token}`;
  }

  /** A link that makes an account for this address, once; with the organisation of a member, in that organisation. */
  async inviteLink(email: string, member: string | null, roles: readonly string[]): Promise<string> {
    if (!/^[^\s@]{1,64}@[^\s@]{1,189}$/.test(email)) throw new DeskError(`${email} is no e-mail address.`);
    if (await this.#accounts.accounts.findByEmailKey(emailKeyOf(email)))
      throw new DeskError(`${email} has an account already.`);
    const unknown = roles.find((role) => !isBuiltInRole(role));
    if (unknown !== undefined) throw new DeskError(`${unknown} is no built-in role.`);
    if (member !== null) {
      const { organisationId } = await this.#find(member);
      const now = systemClock();
      const times = { invitedAt: now, expiresAt: now + 7 * DAY };
      const address = { email, emailKey: emailKeyOf(email) };
      await this.#members.invite(organisationId, { ...address, ...times, roles: [...roles] });
      const detail = { roles };
      const done = { organisationId, action: 'member-invited', subject: null, detail };
      await this.#audit.record({ ...done, ...HERE });
    }
    const token = await this.#issue('invitation', email, 7 * DAY);
    return `${this.#baseUrl}/app/welcome#${token}`;
  }

  async setLocked(email: string, locked: boolean): Promise<void> {
    const { accountId } = await this.#find(email);
    await this.#staff.setLocked(accountId, locked, HERE);
  }

  async setStaffRole(email: string, role: 'support' | 'operator', given: boolean): Promise<void> {
    const { accountId } = await this.#find(email);
    await this.#staff.setStaffRole(accountId, role, given, HERE);
  }

  setNotice(message: string | null): Promise<void> {
    return this.#staff.setNotice(message, HERE);
  }

  report(month: string | undefined) {
    return this.#staff.report(month);
  }

  async #find(email: string): Promise<{ accountId: string; organisationId: string }> {
    const account = await this.#accounts.accounts.findByEmailKey(emailKeyOf(email));
    if (!account) throw new DeskError(`Nobody has an account with ${email}.`);
    const { id } = account;
    const member = await this.#members.find(id);
    if (member) return member;
    await this.#members.place(id, { organisationId: newId(), roles: FIRST_ROLES, now: systemClock() });
    return (await this.#members.find(id)) ?? this.#find(email);
  }

  async #issue(
    purpose: 'first-account' | 'invitation',
    email: string | null,
    forMs: number,
  ): Promise<string> {
    const token = newSecret();
    const now = systemClock();
    await this.#accounts.links.issue({
      ...{ tokenHash: hashOfSecret(token), purpose, createdAt: now, expiresAt: now + forMs },
      ...(email === null ? {} : { email }),
    });
    return token;
  }
}
