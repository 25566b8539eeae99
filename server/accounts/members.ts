import type { Account } from '../../db/accounts-repository.ts';
import type { MemberProfile, Membership, MembersRepository } from '../../db/members-repository.ts';
import type { RolesRepository } from '../../db/roles-repository.ts';
import { BUILT_IN_ROLES, isBuiltInRole, isPermission, type Permission } from '../../sessions/permissions.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { Who } from './decide-access.ts';
import { emailKeyOf } from './email-key.ts';

/** What somebody may do in the organisation that comes with an account of one's own. */
export const FIRST_ROLES = ['manager', 'facilitator'] as const;
const INVITED_FOR_MS = 7 * 24 * 3_600_000;

/** Who belongs to which organisation, with which rights. */
export class Members {
  readonly #members: MembersRepository;
  readonly #roles: RolesRepository;
  readonly #clock: Clock;

  constructor(members: MembersRepository, roles: RolesRepository, clock: Clock) {
    this.#members = members;
    this.#roles = roles;
    this.#clock = clock;
  }

  /**
   * Somebody signed in, with every right they have at this moment; null when the account is disabled or locked. An account
   * that belongs nowhere yet joins who invited its address, or gets an organisation of its own. `twoStep`: their sign-in took
   * a second step.
   */
  async who({ id }: Pick<Account, 'id'>, twoStep = false): Promise<Who | null> {
    let member = await this.#members.find(id);
    if (!member) {
      const fresh = { organisationId: newId(), roles: FIRST_ROLES, now: this.#clock() };
      await this.#members.place(id, fresh);
      member = await this.#members.find(id);
    }
    if (!member || member.disabledAt !== null || member.lockedAt !== null) return null;
    const { accountId, organisationId } = member;
    return { accountId, organisationId, twoStep, permissions: permissionsOf(member) };
  }

  list(organisationId: string): Promise<MemberProfile[]> {
    return this.#members.list(organisationId);
  }

  organisationName(organisationId: string): Promise<string> {
    return this.#members.organisationName(organisationId);
  }

  rename(organisationId: string, name: string): Promise<void> {
    return this.#members.rename(organisationId, name);
  }

  invitations(organisationId: string) {
    return this.#members.invitations(organisationId, this.#clock());
  }

  /** Addresses of people who did not come are nobody's to keep (PL-29). */
  forgetInvitations(): Promise<void> {
    return this.#members.forgetInvitations(this.#clock());
  }

  findByEmail(organisationId: string, email: string): Promise<string | null> {
    return this.#members.findByEmail(organisationId, emailKeyOf(email));
  }

  /** Asks an address to join with these roles. Says nothing of whether it has an account somewhere (PL-15). */
  async invite(who: Who, email: string, roles: readonly string[]): Promise<Outcome<null>> {
    const refusal = await this.#grantable(who, roles);
    if (refusal) return refusal;
    const now = this.#clock();
    const times = { invitedAt: now, expiresAt: now + INVITED_FOR_MS };
    const address = { email: email.trim(), emailKey: emailKeyOf(email) };
    await this.#members.invite(who.organisationId, { ...address, ...times, roles: [...new Set(roles)] });
    return done(null);
  }

  /** Gives a member exactly these roles. Nobody gives or takes what they do not have; nobody changes themselves. */
  async setRoles(
    who: Who,
    accountId: string,
    roles: readonly string[],
  ): Promise<Outcome<{ before: string[] }>> {
    const member = await this.#colleague(who, accountId);
    if (!member.ok) return member;
    const before = member.value.roles;
    const touched = [
      ...roles.filter((role) => !before.includes(role)),
      ...before.filter((role) => !roles.includes(role)),
    ];
    const refusal = await this.#grantable(who, touched);
    if (refusal) return refusal;
    await this.#members.setRoles(accountId, roles);
    return done({ before });
  }

  /** Function groups hand out work and give no rights (KO-18). */
  async setGroups(who: Who, accountId: string, groups: readonly string[]): Promise<Outcome<null>> {
    const member = await this.#member(who, accountId);
    if (!member.ok) return member;
    const known = new Set((await this.#roles.groups(who.organisationId)).map(({ id }) => id));
    if (groups.some((group) => !known.has(group))) return refused('bad-input', { detail: 'groups' });
    await this.#members.setGroups(accountId, groups);
    return done(null);
  }

  /** Takes a member out of service, or back. Every sign-in of theirs ends at once; their sessions and results stay. */
  async setDisabled(who: Who, accountId: string, disabled: boolean): Promise<Outcome<null>> {
    const member = await this.#colleague(who, accountId);
    if (!member.ok) return member;
    await this.#members.setDisabled(accountId, disabled ? this.#clock() : null);
    return done(null);
  }

  async #member(who: Who, accountId: string): Promise<Outcome<Membership>> {
    const member = await this.#members.find(accountId);
    return member?.organisationId === who.organisationId ? done(member) : refused('not-found');
  }

  /** A member other than oneself: who locks oneself out has nobody left to undo it. */
  async #colleague(who: Who, accountId: string): Promise<Outcome<Membership>> {
    return accountId === who.accountId ? refused('not-yourself') : this.#member(who, accountId);
  }

  async #grantable(who: Who, roles: readonly string[]) {
    const own = new Map(
      (await this.#roles.roles(who.organisationId)).map((role) => [role.id, role.permissions]),
    );
    for (const role of roles) {
      const permissions = isBuiltInRole(role) ? BUILT_IN_ROLES[role] : own.get(role);
      if (!permissions) return refused('bad-input', { detail: 'roles' });
      if (permissions.some((permission) => isPermission(permission) && !mayGive(who, permission)))
        return refused('not-allowed');
    }
    return null;
  }
}

/** Every permission that a member's roles hold together. */
export function permissionsOf({ roles, ownRolePermissions }: Membership): ReadonlySet<Permission> {
  const builtIn = roles.flatMap((role): readonly Permission[] =>
    isBuiltInRole(role) ? BUILT_IN_ROLES[role] : [],
  );
  return new Set([...builtIn, ...ownRolePermissions.filter(isPermission)]);
}

/** Permissions for own sessions open nobody else's: whoever gives roles may give them. Of the rest nobody gives what they lack. */
export function mayGive(who: Who, permission: Permission): boolean {
  return permission.startsWith('sessions.') || who.permissions.has(permission);
}
