import { describe, expect, it } from 'vitest';
import { COMMANDS, CONNECTIONS, parsedRight, ROUTE_KEYS, rightOf } from '../../../server/accounts/access.ts';
import { decideAccess, standingOf, type Asking, type Who } from '../../../server/accounts/decide-access.ts';
import { permissionsOf } from '../../../server/accounts/members.ts';
import {
  BUILT_IN_ROLES,
  GRANTABLE,
  PERMISSION_LIST,
  PERMISSION_TREE,
  PERMISSIONS,
  type Permission,
} from '../../../sessions/permissions.ts';

const who = (...permissions: Permission[]): Who => ({
  accountId: 'me',
  organisationId: 'ours',
  twoStep: true,
  permissions: new Set(permissions),
});
const asking = (more: Partial<Asking> = {}): Asking => ({
  who: who(),
  standing: null,
  fromListedAddress: false,
  ...more,
});
const session = { ownerId: 'other', organisationId: 'ours', confidential: false, share: null } as const;

describe('how somebody stands to a session', () => {
  it('[PL-2] the owner is the owner; a colleague without a share is a stranger', () => {
    expect(standingOf(who(), { ...session, ownerId: 'me' })).toBe('owner');
    expect(standingOf(who(), session)).toBeNull();
    expect(standingOf(who(), { ...session, share: 'co-facilitate' })).toBe('co-facilitator');
    expect(standingOf(who(), { ...session, share: 'view-results' })).toBe('viewer');
  });

  it('[KO-27] a share does not cross organisations', () => {
    const foreign = { ...session, organisationId: 'theirs', share: 'co-facilitate' } as const;
    expect(standingOf(who(), foreign)).toBeNull();
  });

  it('[PL-4] a confidential session is its owner’s alone, whatever was shared', () => {
    const confidential = { ...session, confidential: true, share: 'co-facilitate' } as const;
    expect(standingOf(who(), confidential)).toBeNull();
    expect(standingOf(who(), { ...confidential, ownerId: 'me' })).toBe('owner');
  });
});

describe('what is decided', () => {
  const results = parsedRight('viewer: sessions.results');

  it('[PR-4] says that a session does not exist to a stranger, and that one may not to whom it is shared', () => {
    const may = who('sessions.results', 'sessions.delete');
    expect(decideAccess(results, asking({ who: may }))).toBe('not-found');
    expect(decideAccess(results, asking({ who: may, standing: 'viewer' }))).toBeNull();
    const deletion = parsedRight('owner: sessions.delete');
    expect(decideAccess(deletion, asking({ who: may, standing: 'co-facilitator' }))).toBe('not-allowed');
    expect(decideAccess(deletion, asking({ who: may, standing: 'owner' }))).toBeNull();
  });

  it('[PL-1] says the same to who lacks the permission, whether there is such a session or not', () => {
    const manager = { ...who(), permissions: new Set<Permission>(BUILT_IN_ROLES.manager) };
    for (const standing of [null, 'owner'] as const)
      expect(decideAccess(results, asking({ who: manager, standing }))).toBe('not-allowed');
  });

  it('[PR-13] the staff’s routes do not exist elsewhere, nor for others; and need two steps [PR-16]', () => {
    const right = parsedRight('staff: installation.accounts');
    const operator = who('installation.accounts');
    expect(decideAccess(right, asking({ who: operator }))).toBe('not-found');
    expect(decideAccess(right, asking({ who: null, fromListedAddress: true }))).toBe('sign-in-required');
    expect(decideAccess(right, asking({ who: who(), fromListedAddress: true }))).toBe('not-found');
    expect(decideAccess(right, asking({ who: operator, fromListedAddress: true }))).toBeNull();
    const oneStep = { ...operator, twoStep: false };
    expect(decideAccess(right, asking({ who: oneStep, fromListedAddress: true }))).toBe('two-step-missing');
  });

  it('[KO-17] a role without permissions is refused wherever one is needed', () => {
    for (const right of [...ROUTE_KEYS.map(rightOf), ...Object.values(CONNECTIONS).map(parsedRight)]) {
      if (right.needs === null) continue;
      const refusal = decideAccess(right, asking({ standing: 'owner', fromListedAddress: true }));
      expect([right, refusal]).toEqual([right, right.caller === 'staff' ? 'not-found' : 'not-allowed']);
    }
  });
});

describe('permissions', () => {
  const needed = new Set(
    [...ROUTE_KEYS.map(rightOf), ...Object.values(CONNECTIONS).map(parsedRight)].map(({ needs }) => needs),
  );

  it('[PR-17] every permission opens something, and what asks for one asks for one of these', () => {
    expect(PERMISSION_LIST.filter((permission) => !needed.has(permission))).toEqual([]);
    expect(PERMISSION_TREE.flatMap(({ permissions }) => permissions)).toEqual(PERMISSION_LIST);
  });

  it('[KO-13] each says what granting it warns of', () => {
    expect(Object.values(PERMISSIONS).filter((warning) => warning === 'personal').length).toBeGreaterThan(3);
    expect(Object.values(PERMISSIONS).filter((warning) => warning === 'critical').length).toBeGreaterThan(3);
  });

  it('[PL-1] a manager has none that opens a session, a facilitator none over people', () => {
    expect(BUILT_IN_ROLES.manager.filter((one) => one.startsWith('sessions.'))).toEqual([]);
    expect(BUILT_IN_ROLES.facilitator.every((one) => one.startsWith('sessions.'))).toBe(true);
    expect([...BUILT_IN_ROLES.manager, ...BUILT_IN_ROLES.facilitator].sort()).toEqual([...GRANTABLE].sort());
  });

  it('[KO-28] support may look and nothing else', () => {
    expect(BUILT_IN_ROLES.support).toEqual(['installation.look']);
    const opened = ROUTE_KEYS.filter((key) => rightOf(key).needs === 'installation.look');
    expect(opened.every((key) => key.startsWith('GET '))).toBe(true);
  });

  it('a member has those of all roles together; a role that is gone opens nothing', () => {
    const member = {
      ...{ accountId: 'a', organisationId: 'o', disabledAt: null, lockedAt: null },
      roles: ['facilitator', 'gone'],
      ownRolePermissions: ['members.see', 'no-such-permission'],
    };
    expect([...permissionsOf(member)].sort()).toEqual([...BUILT_IN_ROLES.facilitator, 'members.see'].sort());
  });
});

describe('the table of commands', () => {
  it('[PR-17] names somebody for every command', () => {
    expect(Object.entries(COMMANDS).filter(([, senders]) => senders.length === 0)).toEqual([]);
  });
});
