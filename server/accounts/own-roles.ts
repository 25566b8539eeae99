import type { FunctionGroup, OwnRole, RolesRepository } from '../../db/roles-repository.ts';
import { GRANTABLE, type Permission } from '../../sessions/permissions.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { Who } from './decide-access.ts';
import { mayGive } from './members.ts';

/** More than any organisation names; without an end one account could fill the disk. */
const AT_MOST = 100;

export interface RoleDraft {
  name: string;
  permissions: readonly Permission[];
}

/** Roles and function groups that an organisation makes for itself. */
export class OwnRoles {
  readonly #repository: RolesRepository;
  readonly #clock: Clock;

  constructor(repository: RolesRepository, clock: Clock) {
    this.#repository = repository;
    this.#clock = clock;
  }

  list(organisationId: string): Promise<OwnRole[]> {
    return this.#repository.roles(organisationId);
  }

  groups(organisationId: string): Promise<FunctionGroup[]> {
    return this.#repository.groups(organisationId);
  }

  /** A new role; without permissions it opens nothing (KO-17). */
  async create(who: Who, draft: RoleDraft): Promise<Outcome<OwnRole>> {
    const refusal = refusalOf(who, draft.permissions);
    if (refusal) return refusal;
    if ((await this.list(who.organisationId)).length >= AT_MOST) return refused('too-large');
    const role = { id: newId(), name: draft.name, permissions: ordered(draft.permissions) };
    await this.#repository.insertRole(who.organisationId, role, this.#clock());
    return done(role);
  }

  /** Changes a role for everybody who has it, from their next request on. */
  async change(
    who: Who,
    id: string,
    draft: RoleDraft,
  ): Promise<Outcome<{ role: OwnRole; before: string[] }>> {
    const before = (await this.list(who.organisationId)).find((role) => role.id === id);
    if (!before) return refused('not-found');
    const touched = [
      ...draft.permissions.filter((one) => !before.permissions.includes(one)),
      ...GRANTABLE.filter((one) => before.permissions.includes(one) && !draft.permissions.includes(one)),
    ];
    const refusal = refusalOf(who, touched);
    if (refusal) return refusal;
    const role = { id, name: draft.name, permissions: ordered(draft.permissions) };
    const changed = await this.#repository.changeRole(who.organisationId, role);
    return changed ? done({ role, before: before.permissions }) : refused('not-found');
  }

  /** Takes a role away from everybody who has it. */
  async remove(who: Who, id: string): Promise<Outcome<null>> {
    return (await this.#repository.deleteRole(who.organisationId, id)) ? done(null) : refused('not-found');
  }

  async createGroup(who: Who, name: string): Promise<Outcome<FunctionGroup>> {
    if ((await this.groups(who.organisationId)).length >= AT_MOST) return refused('too-large');
    const group = { id: newId(), name };
    await this.#repository.insertGroup(who.organisationId, group);
    return done(group);
  }

  async removeGroup(who: Who, id: string): Promise<Outcome<null>> {
    return (await this.#repository.deleteGroup(who.organisationId, id)) ? done(null) : refused('not-found');
  }
}

/** Only what a role of an organisation can hold, and only what its maker has. */
function refusalOf(who: Who, permissions: readonly Permission[]) {
  if (permissions.some((permission) => !GRANTABLE.includes(permission)))
    return refused('bad-input', { detail: 'permissions' });
  return permissions.every((permission) => mayGive(who, permission)) ? null : refused('not-allowed');
}

function ordered(permissions: readonly Permission[]): Permission[] {
  return GRANTABLE.filter((permission) => permissions.includes(permission));
}
