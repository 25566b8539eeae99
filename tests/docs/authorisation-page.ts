import {
  COMMANDS,
  CONNECTIONS,
  parsedRight,
  ROUTE_KEYS,
  rightOf,
  type ParsedRight,
} from '../../server/accounts/access.ts';
import { holds } from '../../server/accounts/decide-access.ts';
import { auditActionOf } from '../../server/accounts/audit-actions.ts';
import { BUILT_IN_ROLES, PERMISSION_TREE, PERMISSIONS, type Permission } from '../../sessions/permissions.ts';

const ROLES = Object.keys(BUILT_IN_ROLES) as (keyof typeof BUILT_IN_ROLES)[];
const WARNS = { none: '', personal: 'orange: personal data', critical: 'red: system-critical' } as const;

/** The page docs/authorisation.md, made from the tables that the server enforces (PR-17). */
export function authorisationPage(): string {
  return [
    '# Who may do what',
    '',
    'Generated from `server/accounts/access.ts` and `sessions/permissions.ts`, the tables that the server asks for every request, every',
    'connection and every command; a test holds this page to them. The server does not start when a route or a command is missing there.',
    '',
    '## How it is decided',
    '',
    'Somebody signed in belongs to one organisation and has the permissions of all their authorisation roles together. Function groups',
    'hand out work and give no permission. For a session the standing counts too: its owner, a co-facilitator or a viewer with',
    'whom its owner shares it, within the organisation. While a session is confidential, its owner is the only one.',
    '',
    '- What somebody may not know of does not exist for them: 404, the same as for what never was.',
    '- A permission that somebody lacks altogether is said before any session is looked at: 403.',
    '- A right that is taken away is gone with the next request; live connections that hang on it end within a second.',
    '- Nobody gives or takes a permission they do not have, nobody changes their own roles, and support and operator are given on the',
    '  server’s own command line only. The pages of the staff answer from the addresses in `STAFF_ADDRESSES` alone, and only to who',
    '  signs in with two steps.',
    '',
    '## Permissions and built-in roles',
    '',
    `| permission | granting it warns | ${ROLES.join(' | ')} |`,
    `| --- | --- | ${ROLES.map(() => '---').join(' | ')} |`,
    ...PERMISSION_TREE.flatMap(({ permissions }) => permissions.map(permissionRow)),
    '',
    '## Routes',
    '',
    '`anyone` proves nothing; `token` holds the secret that the request carries; `address` asks from an address of the operator’s list; `account` is signed in. Where `sessions` stands alone,',
    'any permission of that branch will do.',
    '',
    `| route | caller | permission | ${ROLES.join(' | ')} | in the audit log |`,
    `| --- | --- | --- | ${ROLES.map(() => '---').join(' | ')} | --- |`,
    ...ROUTE_KEYS.map((key) => `| \`${key}\` | ${cells(rightOf(key))} | ${auditActionOf(key) ?? ''} |`),
    '',
    '## Live connections',
    '',
    `| connection | caller | permission | ${ROLES.join(' | ')} |`,
    `| --- | --- | --- | ${ROLES.map(() => '---').join(' | ')} |`,
    ...Object.entries(CONNECTIONS).map(([name, right]) => `| ${name} | ${cells(parsedRight(right))} |`),
    '',
    '## Live commands',
    '',
    'A facilitator is one by sign-in or by the co-facilitator’s link, a moderator by the moderator’s link. A wall sends nothing.',
    '',
    '| command | participant | facilitator | moderator |',
    '| --- | --- | --- | --- |',
    ...Object.entries(COMMANDS).map(([type, senders]) => {
      const has = (['participant', 'facilitator', 'moderator'] as const).map((one) =>
        tick(senders.includes(one)),
      );
      return `| \`${type}\` | ${has.join(' | ')} |`;
    }),
    '',
  ].join('\n');
}

function permissionRow(permission: Permission): string {
  const held = ROLES.map((role) => tick(holds(permissionsOf(role), permission)));
  return `| \`${permission}\` | ${WARNS[PERMISSIONS[permission]]} | ${held.join(' | ')} |`;
}

function cells({ caller, needs }: ParsedRight): string {
  const open = needs === null;
  const held = ROLES.map((role) => tick(open || holds(permissionsOf(role), needs)));
  return `${caller} | ${needs === null ? '' : `\`${needs}\``} | ${held.join(' | ')}`;
}

function permissionsOf(role: keyof typeof BUILT_IN_ROLES): ReadonlySet<Permission> {
  return new Set(BUILT_IN_ROLES[role]);
}

function tick(yes: boolean): string {
  return yes ? 'yes' : '';
}
