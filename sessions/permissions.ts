/**
 * Everything that can be permitted, and what granting it warns of: `personal` lets people see or pass on personal data
 * (orange), `critical` lets them break what others rely on (red). The closed list behind roles, the rights of routes and
 * sockets, and the words of the pages; a branch of the tree is what stands before the dot.
 */
export const PERMISSIONS = {
  'sessions.prepare': 'none',
  'sessions.run': 'personal',
  'sessions.results': 'personal',
  'sessions.share': 'personal',
  'sessions.delete': 'critical',

  'members.see': 'personal',
  'members.invite': 'personal',
  'members.disable': 'critical',
  'members.groups': 'personal',
  'members.roles': 'critical',

  'organisation.name': 'none',
  'organisation.roles': 'critical',
  'organisation.plan': 'none',
  'organisation.audit': 'personal',
  'organisation.audit-export': 'personal',

  'installation.look': 'personal',
  'installation.report': 'personal',
  'installation.accounts': 'critical',
  'installation.notice': 'critical',
} as const satisfies Record<string, Warning>;

export type Warning = 'none' | 'personal' | 'critical';
export type Permission = keyof typeof PERMISSIONS;
export type Branch = Permission extends `${infer Name}.${string}` ? Name : never;

export const PERMISSION_LIST = Object.keys(PERMISSIONS) as Permission[];

/** The tree as it is shown: branches in order, each with its permissions. */
export const PERMISSION_TREE: readonly { branch: Branch; permissions: readonly Permission[] }[] = [
  ...new Set(PERMISSION_LIST.map(branchOf)),
].map((branch) => ({ branch, permissions: PERMISSION_LIST.filter((one) => branchOf(one) === branch) }));

export function branchOf(permission: Permission): Branch {
  return permission.split('.', 1)[0] as Branch;
}

export function isPermission(value: unknown): value is Permission {
  return typeof value === 'string' && Object.hasOwn(PERMISSIONS, value);
}

/** What one may do with one session. The server says with every session it shows which of these it allows; pages offer nothing else (KO-14). */
export const SESSION_ACTIONS = ['prepare', 'run', 'results', 'share', 'delete', 'keep'] as const;
export type SessionAction = (typeof SESSION_ACTIONS)[number];

/**
 * What a permission is of no use without on the pages: the page on which it is used asks for the other one. Nothing is
 * refused by this; who makes a role is told.
 */
export const OF_NO_USE_WITHOUT: Readonly<Partial<Record<Permission, Permission>>> = {
  'sessions.run': 'sessions.prepare',
  'members.invite': 'members.see',
  'members.disable': 'members.see',
  'members.groups': 'members.see',
  'members.roles': 'members.see',
  'organisation.roles': 'members.see',
  'organisation.audit-export': 'organisation.audit',
};

/** What a role of an organisation may hold. The installation belongs to whoever runs it, not to its tenants. */
export const GRANTABLE: readonly Permission[] = PERMISSION_LIST.filter(isGrantable);

export function isGrantable(permission: Permission): boolean {
  return branchOf(permission) !== 'installation';
}

/** The roles there are without anybody making them. Support and operator are given on the server's own command line only. */
export const BUILT_IN_ROLES = {
  manager: GRANTABLE.filter((permission) => branchOf(permission) !== 'sessions'),
  facilitator: GRANTABLE.filter((permission) => branchOf(permission) === 'sessions'),
  support: ['installation.look'],
  operator: ['installation.look', 'installation.report', 'installation.accounts', 'installation.notice'],
} as const satisfies Record<string, readonly Permission[]>;

export type BuiltInRole = keyof typeof BUILT_IN_ROLES;

export function isBuiltInRole(value: string): value is BuiltInRole {
  return Object.hasOwn(BUILT_IN_ROLES, value);
}
