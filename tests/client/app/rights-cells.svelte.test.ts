import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import AppHeader from '../../../client/app/AppHeader.svelte';
import OrganisationPage from '../../../client/app/organisation/OrganisationPage.svelte';
import StaffPage from '../../../client/app/organisation/StaffPage.svelte';
import type { ListedSession } from '../../../client/app/resources.ts';
import { ORGANISATION_TABS } from '../../../client/app/routes.ts';
import SessionsPage from '../../../client/app/SessionsPage.svelte';
import EditorPage from '../../../client/editor/EditorPage.svelte';
import ReportView from '../../../client/report/ReportView.svelte';
import { ROUTE_KEYS, STANDINGS, type RouteKey } from '../../../server/accounts/access.ts';
import { standingOf } from '../../../server/accounts/decide-access.ts';
import { ROUTES_OF, sessionActionsOf } from '../../../server/accounts/session-actions.ts';
import { BUILT_IN_ROLES, GRANTABLE, type Permission } from '../../../sessions/permissions.ts';
import { withoutLayout, withoutTopLayer } from '../no-layout.ts';
import { Visitor } from './asked-of-table.ts';

/** Every role there is without anybody making it, and own ones: none, each right alone, and some that are of use. */
const ROLES: Readonly<Record<string, readonly Permission[]>> = {
  ...BUILT_IN_ROLES,
  nothing: [],
  everything: GRANTABLE,
  ...Object.fromEntries(GRANTABLE.map((permission) => [`only ${permission}`, [permission]])),
  assistant: ['sessions.prepare', 'sessions.run'],
  designer: ['sessions.prepare', 'sessions.share'],
  analyst: ['sessions.prepare', 'sessions.results'],
  cleaner: ['sessions.prepare', 'sessions.delete'],
  reception: ['members.see', 'members.invite'],
  'head of teams': ['members.see', 'members.groups'],
  security: ['members.see', 'members.disable', 'organisation.audit'],
  auditor: ['organisation.audit', 'organisation.audit-export'],
  architect: ['members.see', 'organisation.roles'],
};
const everyRole = Object.entries(ROLES);

beforeAll(() => {
  withoutLayout();
  withoutTopLayer();
});
afterEach(cleanup);

/** What a page offers: each control by its words, with everything the server is asked when it is used. */
type Offers = Readonly<Record<string, readonly RouteKey[]>>;

const isOffered = (words: RegExp): boolean =>
  [...document.querySelectorAll<HTMLElement>('a[href], button, input, form')].some((control) => {
    const said = control.getAttribute('aria-label') ?? control.textContent.trim();
    const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
    const label = labels.map(({ textContent }) => textContent.trim()).join(' ');
    return words.test(`${said}${label}`) && !(control as HTMLButtonElement).disabled;
  });

/** Compares what stands on the page with what the table allows; `opens` is what the page itself asks for. */
function compare(visitor: Visitor, opens: readonly RouteKey[], offers: Offers): unknown[] {
  return Object.entries(offers).flatMap(([words, asks]) => {
    const want = visitor.may(...opens, ...asks);
    const got = isOffered(new RegExp(words));
    return want === got ? [] : [{ words, want, got }];
  });
}

const base = {
  id: 's1',
  title: 'Budget day',
  language: 'en',
  createdAt: 0,
  updatedAt: 0,
  startedAt: 1,
  stoppedAt: 2,
  version: 1,
  rounds: 1,
  summary: null,
  owner: null,
} as const;
const STATUSES = ['draft', 'live', 'stopped'] as const;

describe('sessions', () => {
  const list = 'GET /api/v1/sessions';
  const look = 'GET /api/v1/sessions/{id}';
  /** One session of each status stands in the list, called after it. */
  const rows: Offers = {
    'Prepare: draft': [look, 'PATCH /api/v1/sessions/{id}'],
    'Open the console: live': [look, 'POST /api/v1/sessions/{id}/stop'],
    'Results: stopped': ['GET /api/v1/sessions/{id}/report'],
    'Delete draft': ['DELETE /api/v1/sessions/{id}'],
    'Delete stopped': ['DELETE /api/v1/sessions/{id}'],
    'New session': ['POST /api/v1/sessions'],
    'Duplicate (draft|live|stopped)': [look, 'POST /api/v1/sessions'],
    'Share (draft|live|stopped)': [
      'GET /api/v1/sessions/{id}/access',
      'PATCH /api/v1/sessions/{id}/access',
      'POST /api/v1/sessions/{id}/shares',
    ],
  };

  it.each(STANDINGS)(
    '[KO-14] the list of somebody who is its %s offers what the table allows',
    async (standing) => {
      const wrong: unknown[] = [];
      for (const [role, permissions] of everyRole) {
        const may = sessionActionsOf(new Visitor(permissions, standing).who, standing);
        const sessions = STATUSES.map((status): ListedSession => ({
          ...{ ...base, id: status, title: status, status, standing, may },
          confidential: standing === 'owner',
        }));
        const visitor = new Visitor(permissions, standing, { [list]: { sessions } });
        await visitor.visit(SessionsPage, {});
        const found = compare(visitor, [list], rows);
        // One that runs is stopped before it is deleted.
        if (isOffered(/Delete live/)) found.push('a running session is offered to be deleted');
        if (found.length > 0) wrong.push({ role, found });
        cleanup();
      }
      expect(wrong).toEqual([]);
    },
  );

  it('[PL-2][PL-4] a session of strangers, or a confidential one, offers nothing to anybody else', () => {
    for (const [, permissions] of everyRole) {
      const { who } = new Visitor(permissions, null);
      const facts = { ownerId: 'owner', organisationId: 'ours', confidential: false, share: null };
      for (const one of [
        facts,
        { ...facts, organisationId: 'theirs', share: 'co-facilitate' as const },
        { ...facts, confidential: true, share: 'co-facilitate' as const },
      ])
        expect(sessionActionsOf(who, standingOf(who, one))).toEqual([]);
    }
  });

  it('[KO-14] the editor offers starting, rehearsing and keeping to who may', async () => {
    const wrong: unknown[] = [];
    for (const [role, permissions] of everyRole)
      for (const standing of ['owner', 'co-facilitator'] as const) {
        const { who } = new Visitor(permissions, standing);
        const stored = {
          ...{ ...base, status: 'draft', may: sessionActionsOf(who, standing), agenda: [] },
          settings: { names: 'none', teams: [], teamJoin: 'choose' },
        };
        const visitor = new Visitor(permissions, standing, {
          [look]: stored,
          'GET /api/v1/templates': { templates: [], own: [] },
        });
        await visitor.visit(EditorPage, { id: 's1' });
        const found = compare(visitor, [look], {
          '^\\s*Start': ['POST /api/v1/sessions/{id}/start'],
          '^\\s*Rehearse': ['POST /api/v1/sessions/{id}/rehearse'],
          'Offer as a template': ['GET /api/v1/templates', 'POST /api/v1/sessions/{id}/template'],
          'Download agenda': ['GET /api/v1/sessions/{id}/agenda'],
          'Add round': ['PATCH /api/v1/sessions/{id}'],
        });
        const asked = visitor.refused.filter((key) => key !== look);
        if (found.length + asked.length > 0) wrong.push({ role, standing, found, asked });
        cleanup();
      }
    expect(wrong).toEqual([]);
  });

  it('[KO-14] a report offers running it again and keeping it to who may', async () => {
    const wrong: unknown[] = [];
    const report = {
      ...{ sessionId: 's1', title: 'Budget day', language: 'en' as const, startedAt: 1, stoppedAt: 2 },
      ...{ teams: [], participants: [], damagedAfter: null, rounds: [] },
    };
    for (const [role, permissions] of everyRole)
      for (const standing of STANDINGS) {
        const { who } = new Visitor(permissions, standing);
        const visitor = new Visitor(permissions, standing, {
          'GET /api/v1/templates': { templates: [], own: [] },
        });
        if (!visitor.may('GET /api/v1/sessions/{id}/report')) continue;
        await visitor.visit(ReportView, { report, may: sessionActionsOf(who, standing) });
        const found = compare(visitor, [], {
          'Run again': [look, 'POST /api/v1/sessions'],
          'Offer as a template': ['POST /api/v1/sessions/{id}/template', 'GET /api/v1/templates'],
          CSV: ['GET /api/v1/sessions/{id}/export'],
          JSON: ['GET /api/v1/sessions/{id}/export'],
        });
        if (found.length + visitor.refused.length > 0)
          wrong.push({ role, standing, found, asked: visitor.refused });
        cleanup();
      }
    expect(wrong).toEqual([]);
  });

  it('[PR-17] what may be done with a session covers every route there is on one', () => {
    const covered: readonly RouteKey[] = Object.values(ROUTES_OF).flat();
    const onSessions = ROUTE_KEYS.filter((key) => key.includes('/sessions/{id}'));
    expect(onSessions.filter((key) => !covered.includes(key))).toEqual([]);
  });
});

const colleague = {
  ...{ accountId: 'other', email: 'other@example.org', joinedAt: 0, lastSeenAt: null },
  ...{ disabledAt: null, lockedAt: null, roles: [], groups: [], organisation: 'Ours', lastSignInAt: null },
};
const ANSWERS: Partial<Record<RouteKey, unknown>> = {
  'GET /api/v1/organisation/members': {
    members: [colleague],
    invitations: [],
    groups: [{ id: 'g1', name: 'Planners' }],
  },
  'GET /api/v1/organisation/roles': { builtIn: {}, own: [{ id: 'r1', name: 'Ours alone', permissions: [] }] },
  'GET /api/v1/organisation/audit': { entries: [] },
  'GET /api/v1/organisation/plan': {
    ...{ organisationId: 'ours', plan: null, state: null, participants: null },
    ...{ sessionsPerMonth: null, startedThisMonth: 0 },
  },
  'GET /api/v1/staff/accounts': { accounts: [colleague] },
  'GET /api/v1/staff/report': { month: '2026-10', accounts: [] },
};

describe('pages of the organisation and of the staff', () => {
  const opening = {
    members: 'GET /api/v1/organisation/members',
    roles: 'GET /api/v1/organisation/roles',
    log: 'GET /api/v1/organisation/audit',
    plan: 'GET /api/v1/organisation/plan',
  } as const;
  const offers: Readonly<Record<keyof typeof opening, Offers>> = {
    members: {
      'Invite somebody': ['POST /api/v1/organisation/invitations'],
      '^\\s*Disable: other': ['POST /api/v1/organisation/members/{account}/disabled'],
      'New function group': ['POST /api/v1/organisation/groups'],
      'Delete the function group': ['DELETE /api/v1/organisation/groups/{group}'],
    },
    roles: {
      'New role': ['POST /api/v1/organisation/roles'],
      'Ours alone': ['PATCH /api/v1/organisation/roles/{role}', 'DELETE /api/v1/organisation/roles/{role}'],
    },
    log: { 'Export as CSV': ['GET /api/v1/organisation/audit/export'] },
    plan: {},
  };

  it.each(ORGANISATION_TABS)('[KO-14] the organisation’s page of its %s', async (tab) => {
    const wrong: unknown[] = [];
    for (const [role, permissions] of everyRole) {
      const visitor = new Visitor(permissions, null, ANSWERS);
      await visitor.visit(OrganisationPage, { tab, id: null });
      const found = [
        ...compare(visitor, [], {
          '^\\s*Members': [opening.members],
          '^\\s*Roles': [opening.roles],
          '^\\s*Log\\b': [opening.log],
          '^\\s*Plan\\b': [opening.plan],
          'Name of the organisation': ['PATCH /api/v1/organisation'],
        }),
        ...compare(visitor, [opening[tab]], offers[tab]),
      ];
      const mayChange =
        visitor.may(opening.members) &&
        (visitor.may('POST /api/v1/organisation/members/{account}/roles') ||
          visitor.may('POST /api/v1/organisation/members/{account}/groups'));
      if (tab === 'members' && isOffered(/Change other/) !== mayChange) found.push('change a member');
      if (found.length + visitor.refused.length > 0) wrong.push({ role, found, asked: visitor.refused });
      cleanup();
    }
    expect(wrong).toEqual([]);
  });

  it('[KO-14] the head of every page leads where one may go', async () => {
    const wrong: unknown[] = [];
    for (const [role, permissions] of everyRole) {
      const visitor = new Visitor(permissions, null);
      await visitor.visit(AppHeader, {});
      const leads = [...Object.values(opening), 'PATCH /api/v1/organisation' as const].some((key) =>
        visitor.may(key),
      );
      if (isOffered(/^\s*Organisation/) !== leads) wrong.push({ role, leads });
      wrong.push(...compare(visitor, [], { Installation: ['GET /api/v1/staff/accounts'] }));
      cleanup();
    }
    expect(wrong).toEqual([]);
  });

  it('[KO-14][KO-28] the staff’s page: support looks, the operator does', async () => {
    for (const role of ['support', 'operator'] as const) {
      const visitor = new Visitor(ROLES[role] ?? [], null, ANSWERS);
      await visitor.visit(StaffPage, {});
      expect(document.body.textContent).toContain('other@example.org');
      const found = compare(visitor, ['GET /api/v1/staff/accounts'], {
        'Lock: other': ['POST /api/v1/staff/accounts/{account}/locked'],
        'Take it away': ['POST /api/v1/staff/notice'],
        Month: ['GET /api/v1/staff/report'],
      });
      expect({ role, found, asked: visitor.refused }).toEqual({ role, found: [], asked: [] });
      cleanup();
    }
  });
});
