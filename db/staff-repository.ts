import { and, eq, isNull } from 'drizzle-orm';
import type { Language } from '../sessions/state.ts';
import type { Database } from './connection.ts';
import { maintenance, memberRoles, members, organisations } from './organisation-schema.ts';
import { accounts } from './schema.ts';

/** An account as whoever runs the installation sees it: never what is in its sessions. */
export interface AccountOverview {
  accountId: string;
  email: string;
  createdAt: number;
  organisationId: string | null;
  organisation: string | null;
  disabledAt: number | null;
  lockedAt: number | null;
  roles: string[];
  lastSignInAt: number | null;
}

/** How an account was used in a month (KO-22). */
export interface AccountUse {
  accountId: string;
  email: string;
  signIns: number;
  lastSignInAt: number | null;
  /** Sign-ins of the month that nobody ended: they ran out, or still run. */
  notEnded: number;
}

export interface Notice {
  message: string;
  since: number;
}

/** What whoever runs the installation asks of it. */
export interface StaffRepository {
  accounts(): Promise<AccountOverview[]>;
  use(from: number, until: number): Promise<AccountUse[]>;
  /** Whom to write to: the operators that are not locked or disabled. */
  operators(): Promise<{ email: string; language: Language }[]>;
  notice(): Promise<Notice | null>;
  setNotice(notice: Notice | null): Promise<void>;
}

export class SqliteStaffRepository implements StaffRepository {
  readonly #db: Database['orm'];
  readonly #accounts;
  readonly #use;

  constructor({ orm, sqlite }: Database) {
    this.#db = orm;
    this.#accounts = sqlite.prepare<[], { accountId: string; lastSignInAt: number | null }>(
      `SELECT account_id AS accountId, max(at) AS lastSignInAt FROM sign_in_history
         WHERE what = 'signed-in' GROUP BY account_id`,
    );
    this.#use = sqlite.prepare<[number, number], AccountUse>(
      `SELECT a.id AS accountId, a.email AS email, count(s.id) AS signIns, max(s.at) AS lastSignInAt,
         count(s.id) - count(DISTINCT e.auth_session_id) AS notEnded
       FROM accounts a
       LEFT JOIN sign_in_history s ON s.account_id = a.id AND s.what = 'signed-in' AND s.at >= ? AND s.at < ?
       LEFT JOIN sign_in_history e ON e.auth_session_id = s.auth_session_id AND e.what IN ('signed-out', 'ended')
       GROUP BY a.id ORDER BY a.email_key`,
    );
  }

  async accounts(): Promise<AccountOverview[]> {
    const lastSignIns = new Map(this.#accounts.all().map((row) => [row.accountId, row.lastSignInAt]));
    const roles = this.#db.select().from(memberRoles).all();
    return this.#db
      .select({
        accountId: accounts.id,
        email: accounts.email,
        createdAt: accounts.createdAt,
        organisationId: members.organisationId,
        organisation: organisations.name,
        disabledAt: members.disabledAt,
        lockedAt: members.lockedAt,
      })
      .from(accounts)
      .leftJoin(members, eq(members.accountId, accounts.id))
      .leftJoin(organisations, eq(organisations.id, members.organisationId))
      .orderBy(accounts.emailKey)
      .all()
      .map((row) => ({
        ...row,
        roles: roles.filter(({ accountId }) => accountId === row.accountId).map(({ role }) => role),
        lastSignInAt: lastSignIns.get(row.accountId) ?? null,
      }));
  }

  async use(from: number, until: number): Promise<AccountUse[]> {
    return this.#use.all(from, until);
  }

  async operators(): Promise<{ email: string; language: Language }[]> {
    return this.#db
      .select({ email: accounts.email, language: accounts.language })
      .from(memberRoles)
      .innerJoin(accounts, eq(accounts.id, memberRoles.accountId))
      .innerJoin(members, eq(members.accountId, memberRoles.accountId))
      .where(and(eq(memberRoles.role, 'operator'), isNull(members.disabledAt), isNull(members.lockedAt)))
      .all();
  }

  async notice(): Promise<Notice | null> {
    const { message, since } = maintenance;
    return this.#db.select({ message, since }).from(maintenance).get() ?? null;
  }

  async setNotice(notice: Notice | null): Promise<void> {
    this.#db.transaction((tx) => {
      tx.delete(maintenance).run();
      if (notice)
        tx.insert(maintenance)
          .values({ id: 1, ...notice })
          .run();
    });
  }
}
