import type { AuditRepository } from '../../db/audit-repository.ts';
import type { MembersRepository } from '../../db/members-repository.ts';
import type { PlansRepository } from '../../db/plans-repository.ts';
import type { RolesRepository } from '../../db/roles-repository.ts';
import type { SessionAccessRepository } from '../../db/session-access-repository.ts';
import type { StaffRepository } from '../../db/staff-repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { PlanSettings } from '../platform/plan-settings.ts';
import { AccessCheck } from './access-check.ts';
import { AuditLog } from './audit-log.ts';
import { Members } from './members.ts';
import { OwnRoles } from './own-roles.ts';
import { Plans } from './plans.ts';
import { Sharing } from './sharing.ts';
import { Staff } from './staff.ts';

export interface OrganisationsParts {
  members: MembersRepository;
  roles: RolesRepository;
  sessionAccess: SessionAccessRepository;
  audit: AuditRepository;
  plans: PlansRepository;
  staff: StaffRepository;
  planSettings: PlanSettings;
  clock: Clock;
}

/** Everything about organisations: who belongs where, who may do what, what was done, and what the plan allows. */
export interface Organisations {
  members: Members;
  roles: OwnRoles;
  access: AccessCheck;
  sharing: Sharing;
  audit: AuditLog;
  plans: Plans;
  staff: Staff;
}

export function createOrganisations(parts: OrganisationsParts): Organisations {
  const { clock, sessionAccess } = parts;
  const members = new Members(parts.members, parts.roles, clock);
  const audit = new AuditLog(parts.audit, clock);
  return {
    members,
    roles: new OwnRoles(parts.roles, clock),
    access: new AccessCheck(members, sessionAccess),
    sharing: new Sharing(sessionAccess, members, clock),
    audit,
    plans: new Plans(parts.plans, sessionAccess, parts.planSettings, clock),
    staff: new Staff(parts.staff, parts.members, audit, clock),
  };
}
