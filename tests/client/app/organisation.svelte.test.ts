import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it, test } from 'vitest';
import { Rights } from '../../../client/app/organisation/rights.svelte.ts';
import type { OrganisationApi } from '../../../client/app/organisation/organisation-api.ts';
import PermissionTree from '../../../client/app/organisation/PermissionTree.svelte';
import RoleEffects from '../../../client/app/organisation/RoleEffects.svelte';
import { effectsOf } from '../../../client/app/organisation/role-effects.ts';
import { routeOf } from '../../../client/app/routes.ts';
import { logActionTexts } from '../../../client/texts/log-actions.ts';
import { permissionTexts } from '../../../client/texts/permissions.ts';
import { AUDITED } from '../../../server/accounts/audit-actions.ts';
import { organisationTexts } from '../../../client/texts/organisation.ts';
import {
  BUILT_IN_ROLES,
  GRANTABLE,
  OF_NO_USE_WITHOUT,
  PERMISSION_LIST,
  PERMISSIONS,
} from '../../../sessions/permissions.ts';
import { show } from '../in-language.ts';

/** Rights as the server would have told them. */
async function rightsOf(...permissions: readonly string[]): Promise<Rights> {
  const value = { organisation: { id: 'o', name: 'Ours' }, permissions: [...permissions], staff: false };
  const rights = new Rights({ rights: async () => ({ ok: true, value }) } as unknown as OrganisationApi);
  await rights.find();
  return rights;
}

describe('the list of what a role opens', () => {
  it.each(['en', 'nl'] as const)(
    '[KO-19] says something of every permission, each something else (%s)',
    (language) => {
      const said = PERMISSION_LIST.map((permission) => effectsOf([permission], language));
      for (const { sees, does } of said) expect(sees.length + does.length).toBeGreaterThan(0);
      const lines = said.flatMap(({ sees, does }) => [...sees, ...does]);
      expect(new Set(lines).size).toBe(lines.length);
      const all = effectsOf(PERMISSION_LIST, language);
      expect([...all.sees, ...all.does].sort()).toEqual(lines.sort());
    },
  );

  it('[KO-17] says of a role without permissions that it opens nothing', () => {
    expect(effectsOf([], 'en')).toEqual({ sees: [], does: [] });
    show(RoleEffects, { permissions: [] });
    expect(screen.getByText(/Nothing at all/)).toBeTruthy();
  });

  it('[PL-1] says of a manager’s role nothing about sessions', () => {
    const { sees, does } = effectsOf(BUILT_IN_ROLES.manager, 'en');
    expect([...sees, ...does].join(' ')).not.toMatch(/results|agenda|answer/);
  });
});

describe('the tree of permissions', () => {
  it('[KO-13] warns by word and shape: orange for personal data, red for what is critical', async () => {
    const rights = await rightsOf(...GRANTABLE);
    show(PermissionTree, { chosen: [], rights });
    const boxes = screen.getAllByRole('checkbox');
    expect(boxes.map((box) => box.getAttribute('value'))).toEqual([...GRANTABLE]);
    for (const box of boxes) {
      const permission = box.getAttribute('value') as keyof typeof PERMISSIONS;
      const label = box.closest('label');
      if (!label) throw new Error('a box without a label');
      const warning = PERMISSIONS[permission];
      const said =
        within(label)
          .queryByText(/Personal data|System-critical/)
          ?.textContent?.trim() ?? null;
      expect([permission, said]).toEqual([
        permission,
        { none: null, personal: 'Personal data', critical: 'System-critical' }[warning],
      ]);
      if (warning !== 'none') expect(label.querySelector('svg')).not.toBeNull();
      // A screen reader hears the warning with the box.
      const about = document.getElementById(box.getAttribute('aria-describedby') ?? '');
      expect(about?.textContent?.trim() === '').toBe(warning === 'none');
    }
  });

  it('[KO-14] says of a right that it opens no page without another one, until that is ticked too', async () => {
    const rights = await rightsOf(...GRANTABLE);
    const { permissions } = permissionTexts.en;
    show(PermissionTree, { chosen: [], rights });
    for (const [permission, other] of Object.entries(OF_NO_USE_WITHOUT)) {
      const box = (name: string) => screen.getByRole('checkbox', { name: new RegExp(`^\\s*${name}`) });
      await fireEvent.click(box(permissions[permission as keyof typeof permissions].name));
      const told = organisationTexts.en.ofNoUseWithout(permissions[other].name);
      expect(screen.queryByText(told), permission).not.toBeNull();
      await fireEvent.click(box(permissions[other].name));
      expect(screen.queryByText(told), permission).toBeNull();
      await fireEvent.click(box(permissions[other].name));
      await fireEvent.click(box(permissions[permission as keyof typeof permissions].name));
    }
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('[KO-14] what one does not have oneself can be looked at and not ticked', async () => {
    const rights = await rightsOf('members.see', 'organisation.roles');
    show(PermissionTree, { chosen: [], rights });
    const open = screen.getAllByRole<HTMLInputElement>('checkbox').filter(({ disabled }) => !disabled);
    expect(open.map(({ value }) => value)).toEqual([
      ...BUILT_IN_ROLES.facilitator,
      'members.see',
      'organisation.roles',
    ]);
    const [box] = open;
    if (!box) throw new Error('no box');
    await fireEvent.click(box);
    expect(box.checked).toBe(true);
  });
});

describe('words', () => {
  test('every permission and everything that is written down has words in both languages', () => {
    const actions = [
      ...Object.values(AUDITED),
      'plan-set',
      'notice-set',
      'account-deleted',
      'account-locked',
      'account-unlocked',
    ];
    for (const language of ['en', 'nl'] as const) {
      expect(Object.keys(logActionTexts[language]).sort()).toEqual([...new Set<string>(actions)].sort());
      expect(Object.keys(permissionTexts[language].permissions)).toEqual(PERMISSION_LIST);
    }
  });

  test('addresses of the organisation’s pages', () => {
    expect(routeOf('/app/organisation', '')).toEqual({ page: 'organisation', tab: 'members', id: null });
    expect(routeOf('/app/organisation/roles/abc', '')).toEqual({
      page: 'organisation',
      tab: 'roles',
      id: 'abc',
    });
    expect(routeOf('/app/organisation/log/abc', '')).toEqual({ page: 'not-found' });
    expect(routeOf('/app/organisation/other', '')).toEqual({ page: 'not-found' });
    expect(routeOf('/app/staff', '')).toEqual({ page: 'staff' });
  });
});
