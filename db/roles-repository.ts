import { and, eq } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { functionGroups, memberRoles, roles } from './organisation-schema.ts';

/** A role that an organisation made. */
export interface OwnRole {
  id: string;
  name: string;
  permissions: string[];
}

export interface FunctionGroup {
  id: string;
  name: string;
}

/** Roles and function groups of an organisation; another's are as if they were not there. */
export interface RolesRepository {
  roles(organisationId: string): Promise<OwnRole[]>;
  insertRole(organisationId: string, role: OwnRole, now: number): Promise<void>;
  /** False when the organisation has no such role. */
  changeRole(organisationId: string, role: OwnRole): Promise<boolean>;
  /** Takes the role away, from its members too. */
  deleteRole(organisationId: string, id: string): Promise<boolean>;
  groups(organisationId: string): Promise<FunctionGroup[]>;
  insertGroup(organisationId: string, group: FunctionGroup): Promise<void>;
  deleteGroup(organisationId: string, id: string): Promise<boolean>;
}

export class SqliteRolesRepository implements RolesRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async roles(organisationId: string): Promise<OwnRole[]> {
    const { id, name, permissions } = roles;
    return this.#db
      .select({ id, name, permissions })
      .from(roles)
      .where(eq(roles.organisationId, organisationId))
      .orderBy(name)
      .all()
      .map((row) => ({ ...row, permissions: JSON.parse(row.permissions) as string[] }));
  }

  async insertRole(organisationId: string, role: OwnRole, now: number): Promise<void> {
    const permissions = JSON.stringify(role.permissions);
    this.#db
      .insert(roles)
      .values({ ...role, permissions, organisationId, createdAt: now })
      .run();
  }

  async changeRole(organisationId: string, { id, name, permissions }: OwnRole): Promise<boolean> {
    const changed = this.#db
      .update(roles)
      .set({ name, permissions: JSON.stringify(permissions) })
      .where(and(eq(roles.id, id), eq(roles.organisationId, organisationId)))
      .run();
    return changed.changes === 1;
  }

  async deleteRole(organisationId: string, id: string): Promise<boolean> {
    return this.#db.transaction(
      (tx) => {
        const ours = and(eq(roles.id, id), eq(roles.organisationId, organisationId));
        if (tx.delete(roles).where(ours).run().changes === 0) return false;
        tx.delete(memberRoles).where(eq(memberRoles.role, id)).run();
        return true;
      },
      { behavior: 'immediate' },
    );
  }

  async groups(organisationId: string): Promise<FunctionGroup[]> {
    const { id, name } = functionGroups;
    return this.#db
      .select({ id, name })
      .from(functionGroups)
      .where(eq(functionGroups.organisationId, organisationId))
      .orderBy(name)
      .all();
  }

  async insertGroup(organisationId: string, group: FunctionGroup): Promise<void> {
    this.#db
      .insert(functionGroups)
      .values({ ...group, organisationId })
      .run();
  }

  async deleteGroup(organisationId: string, id: string): Promise<boolean> {
    const ours = and(eq(functionGroups.id, id), eq(functionGroups.organisationId, organisationId));
    return this.#db.delete(functionGroups).where(ours).run().changes === 1;
  }
}
