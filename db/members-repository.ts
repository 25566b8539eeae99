import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import {
  functionGroupMembers,
  invitations,
  memberRoles,
  members,
  organisations,
  roles,
} from './organisation-schema.ts';
import { accounts } from './schema.ts';
import { authSessions } from './sign-in-schema.ts';

/** A member with everything that decides about rights. */
export interface Membership {
  accountId: string;
  organisationId: string;
  disabledAt: number | null;
  lockedAt: number | null;
  /** Words of built-in roles, ids of the organisation's own. */
  roles: string[];
  /** The permissions of own roles, as they are stored. */
  ownRolePermissions: string[];
}

/** A member as the organisation sees it: profile fields, nothing of any session (PL-1). */
export interface MemberProfile {
  accountId: string;
  email: string;
  joinedAt: number;
  lastSeenAt: number | null;
  disabledAt: number | null;
  lockedAt: number | null;
  roles: string[];
  groups: string[];
}

export interface Invitation {
  email: string;
  emailKey: string;
  roles: string[];
  invitedAt: number;
  expiresAt: number;
}

/** Organisations and who belongs to them. */
export interface MembersRepository {
  find(accountId: string): Promise<Membership | null>;
  /**
   * Makes an account a member: of the organisation that invited its address last, else of a new one of its own, in
   * which it has these roles.
   */
  place(
    accountId: string,
    fresh: { organisationId: string; roles: readonly string[]; now: number },
  ): Promise<void>;
  organisationName(id: string): Promise<string>;
  rename(organisationId: string, name: string): Promise<void>;
  list(organisationId: string): Promise<MemberProfile[]>;
  /** The member of an organisation with this address. */
  findByEmail(organisationId: string, emailKey: string): Promise<string | null>;
  /** Replaces all roles. */
  setRoles(accountId: string, roles: readonly string[]): Promise<void>;
  setGroups(accountId: string, groups: readonly string[]): Promise<void>;
  /** Takes a member out of service or back into it; every sign-in ends with it. */
  setDisabled(accountId: string, disabledAt: number | null): Promise<void>;
  setLocked(accountId: string, lockedAt: number | null): Promise<void>;
  invite(organisationId: string, invitation: Invitation): Promise<void>;
  /** Forgets those that nobody took up in time. */
  forgetInvitations(now: number): Promise<void>;
  /** Those that can still be taken up. */
  invitations(organisationId: string, now: number): Promise<Invitation[]>;
}

export class SqliteMembersRepository implements MembersRepository {
  readonly #db: Database['orm'];
  readonly #find;
  readonly #roles;

  constructor({ orm }: Database) {
    this.#db = orm;
    const { accountId, organisationId, disabledAt, lockedAt } = members;
    // Prepared once: every request of somebody signed in comes through here, and the sweeper twice a second.
    this.#find = orm
      .select({ accountId, organisationId, disabledAt, lockedAt })
      .from(members)
      .where(eq(accountId, sql.placeholder('id')))
      .prepare();
    this.#roles = orm
      .select({ role: memberRoles.role, permissions: roles.permissions })
      .from(memberRoles)
      .leftJoin(roles, eq(roles.id, memberRoles.role))
      .where(eq(memberRoles.accountId, sql.placeholder('id')))
      .prepare();
  }

  async find(accountId: string): Promise<Membership | null> {
    const member = this.#find.get({ id: accountId });
    if (!member) return null;
    const held = this.#roles.all({ id: accountId });
    return {
      ...member,
      roles: held.map(({ role }) => role),
      ownRolePermissions: held.flatMap(({ permissions }) =>
        permissions === null ? [] : listIn(permissions),
      ),
    };
  }

  async place(
    accountId: string,
    fresh: { organisationId: string; roles: readonly string[]; now: number },
  ): Promise<void> {
    this.#db.transaction(
      (tx) => {
        const known = tx.select().from(members).where(eq(members.accountId, accountId)).get();
        const account = tx.select().from(accounts).where(eq(accounts.id, accountId)).get();
        if (known || !account) return;
        const { now } = fresh;
        const invited = tx
          .select()
          .from(invitations)
          .where(and(eq(invitations.emailKey, account.emailKey), gt(invitations.expiresAt, now)))
          .orderBy(sql`${invitations.invitedAt} DESC`)
          .get();
        // An invitation is for who comes new, not for an account that was here before it.
        const taken = invited && invited.invitedAt <= account.createdAt ? invited : undefined;
        const organisationId = taken?.organisationId ?? fresh.organisationId;
        if (taken) tx.delete(invitations).where(eq(invitations.emailKey, account.emailKey)).run();
        else tx.insert(organisations).values({ id: organisationId, name: '', createdAt: now }).run();
        tx.insert(members).values({ accountId, organisationId, joinedAt: now }).run();
        for (const role of taken ? listIn(taken.roles) : fresh.roles)
          tx.insert(memberRoles).values({ accountId, role }).run();
      },
      { behavior: 'immediate' },
    );
  }

  async organisationName(id: string): Promise<string> {
    const { name } = organisations;
    return this.#db.select({ name }).from(organisations).where(eq(organisations.id, id)).get()?.name ?? '';
  }

  async rename(organisationId: string, name: string): Promise<void> {
    this.#db.update(organisations).set({ name }).where(eq(organisations.id, organisationId)).run();
  }

  async list(organisationId: string): Promise<MemberProfile[]> {
    const { accountId, joinedAt, disabledAt, lockedAt } = members;
    const rows = this.#db
      .select({
        ...{ accountId, joinedAt, disabledAt, lockedAt },
        email: accounts.email,
        lastSeenAt: sql<
          number | null
        >`(SELECT max(last_seen_at) FROM auth_sessions WHERE account_id = ${accounts.id})`,
      })
      .from(members)
      .innerJoin(accounts, eq(accounts.id, accountId))
      .where(eq(members.organisationId, organisationId))
      .orderBy(accounts.emailKey)
      .all();
    return rows.map((row) => ({
      ...row,
      roles: this.#db
        .select({ role: memberRoles.role })
        .from(memberRoles)
        .where(eq(memberRoles.accountId, row.accountId))
        .all()
        .map(({ role }) => role),
      groups: this.#db
        .select({ group: functionGroupMembers.groupId })
        .from(functionGroupMembers)
        .where(eq(functionGroupMembers.accountId, row.accountId))
        .all()
        .map(({ group }) => group),
    }));
  }

  async findByEmail(organisationId: string, emailKey: string): Promise<string | null> {
    const found = this.#db
      .select({ id: members.accountId })
      .from(members)
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(
        and(
          eq(members.organisationId, organisationId),
          eq(accounts.emailKey, emailKey),
          isNull(members.disabledAt),
        ),
      )
      .get();
    return found?.id ?? null;
  }

  async setRoles(accountId: string, held: readonly string[]): Promise<void> {
    this.#db.transaction(
      (tx) => {
        tx.delete(memberRoles).where(eq(memberRoles.accountId, accountId)).run();
        for (const role of new Set(held)) tx.insert(memberRoles).values({ accountId, role }).run();
      },
      { behavior: 'immediate' },
    );
  }

  async setGroups(accountId: string, groups: readonly string[]): Promise<void> {
    this.#db.transaction(
      (tx) => {
        tx.delete(functionGroupMembers).where(eq(functionGroupMembers.accountId, accountId)).run();
        for (const groupId of new Set(groups))
          tx.insert(functionGroupMembers).values({ groupId, accountId }).run();
      },
      { behavior: 'immediate' },
    );
  }

  async setDisabled(accountId: string, disabledAt: number | null): Promise<void> {
    this.#suspend(accountId, { disabledAt }, disabledAt !== null);
  }

  async setLocked(accountId: string, lockedAt: number | null): Promise<void> {
    this.#suspend(accountId, { lockedAt }, lockedAt !== null);
  }

  async invite(organisationId: string, { roles: held, ...invitation }: Invitation): Promise<void> {
    const values = { organisationId, ...invitation, roles: JSON.stringify(held) };
    const target = [invitations.organisationId, invitations.emailKey];
    this.#db.insert(invitations).values(values).onConflictDoUpdate({ target, set: values }).run();
  }

  async forgetInvitations(now: number): Promise<void> {
    this.#db.delete(invitations).where(lte(invitations.expiresAt, now)).run();
  }

  async invitations(organisationId: string, now: number): Promise<Invitation[]> {
    return this.#db
      .select()
      .from(invitations)
      .where(and(eq(invitations.organisationId, organisationId), gt(invitations.expiresAt, now)))
      .orderBy(invitations.emailKey)
      .all()
      .map((row) => ({ ...row, roles: listIn(row.roles) }));
  }

  #suspend(
    accountId: string,
    change: { disabledAt: number | null } | { lockedAt: number | null },
    ends: boolean,
  ): void {
    this.#db.transaction(
      (tx) => {
        tx.update(members).set(change).where(eq(members.accountId, accountId)).run();
        if (ends) tx.delete(authSessions).where(eq(authSessions.accountId, accountId)).run();
      },
      { behavior: 'immediate' },
    );
  }
}

function listIn(json: string): string[] {
  return JSON.parse(json) as string[];
}
