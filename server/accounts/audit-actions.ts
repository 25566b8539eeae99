import type { RouteKey } from './access.ts';

/**
 * What is written down of each route that goes well. Everything that gives or takes rights, lets content out or ends
 * something; not what people do all day in their own drafts.
 */
export const AUDITED = {
  'POST /api/v1/sessions/{id}/start': 'session-started',
  'POST /api/v1/sessions/{id}/stop': 'session-stopped',
  'DELETE /api/v1/sessions/{id}': 'session-deleted',
  'GET /api/v1/sessions/{id}/export': 'session-exported',
  'PATCH /api/v1/sessions/{id}/access': 'session-confidential',
  'POST /api/v1/sessions/{id}/shares': 'session-shared',
  'DELETE /api/v1/sessions/{id}/shares/{account}': 'session-unshared',
  'PATCH /api/v1/organisation': 'organisation-renamed',
  'GET /api/v1/organisation/audit/export': 'audit-exported',
  'POST /api/v1/organisation/invitations': 'member-invited',
  'POST /api/v1/organisation/members/{account}/disabled': 'member-disabled',
  'POST /api/v1/organisation/members/{account}/roles': 'roles-given',
  'POST /api/v1/organisation/members/{account}/groups': 'groups-set',
  'POST /api/v1/organisation/groups': 'group-made',
  'DELETE /api/v1/organisation/groups/{group}': 'group-deleted',
  'POST /api/v1/organisation/roles': 'role-made',
  'PATCH /api/v1/organisation/roles/{role}': 'role-changed',
  'DELETE /api/v1/organisation/roles/{role}': 'role-deleted',
  'GET /api/v1/staff/accounts': 'staff-looked',
  'GET /api/v1/staff/report': 'staff-reported',
} as const satisfies Partial<Record<RouteKey, string>>;

export type AuditAction =
  | (typeof AUDITED)[keyof typeof AUDITED]
  | 'plan-set'
  | 'notice-set'
  | 'account-locked'
  | 'account-unlocked'
  | 'account-deleted';

export function auditActionOf(key: RouteKey): AuditAction | null {
  return (AUDITED as Partial<Record<RouteKey, AuditAction>>)[key] ?? null;
}
