import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionGroups, roles as rolesTable } from '../../../db/organisation-schema.ts';
import { needsSignIn, rightOf, ROUTE_KEYS, type RouteKey } from '../../../server/accounts/access.ts';
import type { Permission } from '../../../sessions/permissions.ts';
import type { Answer, ApiClient } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { person, type Person } from './people.ts';
import { TestServer } from './test-server.ts';

/**
 * Every route of the table, called by everybody, on every session there can be for them. Who has which permission and
 * which standing, and what follows, is written here a second time; the table itself is held by docs/authorisation.md.
 */
type Name = (typeof NAMES)[number];
const NAMES = [
  'nobody',
  'newcomer',
  'owner',
  'colleague',
  'co-facilitator',
  'viewer',
  'manager',
  'foreigner',
  'foreign-manager',
  'support',
  'operator',
  'disabled',
  'locked',
] as const;

const FACILITATES: readonly Permission[] = [
  'sessions.prepare',
  'sessions.run',
  'sessions.results',
  'sessions.share',
  'sessions.delete',
];
const MANAGES: readonly Permission[] = [
  'members.see',
  'members.invite',
  'members.disable',
  'members.groups',
  'members.roles',
  'organisation.name',
  'organisation.roles',
  'organisation.plan',
  'organisation.audit',
  'organisation.audit-export',
];
const MAY: Readonly<Record<Name, readonly string[]>> = {
  nobody: [],
  disabled: [],
  locked: [],
  newcomer: [],
  owner: FACILITATES,
  colleague: FACILITATES,
  'co-facilitator': FACILITATES,
  viewer: FACILITATES,
  manager: MANAGES,
  foreigner: [...FACILITATES, ...MANAGES],
  'foreign-manager': MANAGES,
  support: ['installation.look'],
  operator: ['installation.look', 'installation.report', 'installation.accounts', 'installation.notice'],
};
const RANK = { none: 0, viewer: 1, 'co-facilitator': 2, owner: 3 } as const;

/** The sessions of the owner that are called: shared or not, and confidential. */
const TARGETS = ['shared', 'confidential', 'missing'] as const;
type Target = (typeof TARGETS)[number];

function rankOf(name: Name, target: Target): number {
  if (target === 'missing') return RANK.none;
  if (name === 'owner') return RANK.owner;
  if (target === 'confidential') return RANK.none;
  return name === 'viewer' || name === 'co-facilitator' ? RANK[name] : RANK.none;
}

type Verdict = 'allowed' | 'sign-in-required' | 'not-allowed' | 'not-found';

function expected(name: Name, key: RouteKey, target: Target): Verdict {
  const { caller, needs } = rightOf(key);
  const isOut = name === 'nobody' || name === 'disabled' || name === 'locked';
  const may = needs === null || MAY[name].some((one) => one === needs || one.startsWith(`${needs}.`));
  if (!needsSignIn(caller)) return 'allowed';
  if (isOut) return 'sign-in-required';
  if (caller === 'staff') return may ? 'allowed' : 'not-found';
  if (!may) return 'not-allowed';
  if (caller === 'account') return 'allowed';
  const rank = rankOf(name, target);
  if (rank === RANK.none) return 'not-found';
  return rank >= RANK[caller] ? 'allowed' : 'not-allowed';
}

let server: TestServer;
const people = {} as Record<Name, ApiClient>;
const ids = {} as Record<Target, string>;
let bystander: Person;
const CANARY = 'Kanarievogel';

beforeAll(async () => {
  server = await TestServer.start();
  const join = (name: Name, organisation: string, roles: string[], twoStep = false) =>
    person(server, `${name}@example.org`, { organisation, roles, twoStep });
  const owner = await join('owner', 'ours', ['facilitator']);
  Object.assign(people, {
    nobody: server.client(),
    newcomer: await join('newcomer', 'ours', ['empty']),
    owner,
    colleague: await join('colleague', 'ours', ['facilitator']),
    'co-facilitator': await join('co-facilitator', 'ours', ['facilitator']),
    viewer: await join('viewer', 'ours', ['facilitator']),
    manager: await join('manager', 'ours', ['manager']),
    foreigner: await join('foreigner', 'theirs', ['manager', 'facilitator']),
    'foreign-manager': await join('foreign-manager', 'theirs', ['manager']),
    support: await join('support', 'house', ['support'], true),
    operator: await join('operator', 'house', ['operator'], true),
  });
  bystander = await person(server, 'bystander@example.org', { organisation: 'ours', roles: [] });
  for (const name of ['disabled', 'locked'] as const) {
    const one = await join(name, 'ours', ['manager', 'facilitator']);
    people[name] = one;
    const column = name === 'disabled' ? 'disabled_at' : 'locked_at';
    // The row alone, with the sign-in left as it is: the row decides.
    server.database.sqlite
      .prepare(`UPDATE members SET ${column} = 1 WHERE account_id = ?`)
      .run(one.accountId);
  }
  const empty = { id: 'empty', organisationId: 'ours', name: 'Empty', permissions: '[]', createdAt: 0 };
  server.database.orm.insert(rolesTable).values(empty).run();
  ids.missing = 'nosuchsession123';
  for (const target of ['shared', 'confidential'] as const) {
    const { id } = await owner.createSession(`${CANARY} ${target}`, []);
    for (const [email, may] of [
      ['viewer@example.org', 'view-results'],
      ['co-facilitator@example.org', 'co-facilitate'],
    ])
      await owner.ask('POST', `/sessions/${id}/shares`, { email, may });
    ids[target] = id;
  }
  await owner.ask('PATCH', `/sessions/${ids.confidential}/access`, { confidential: true });
});
afterAll(() => server[Symbol.asyncDispose]());

/** Ids an address holds beside that of the session: things that are there, so that only a right can hide them. */
async function fill(path: string, target: Target): Promise<string> {
  const { orm } = server.database;
  if (path.includes('{group}'))
    orm
      .insert(functionGroups)
      .values({ id: 'g1', organisationId: 'ours', name: 'Group' })
      .onConflictDoNothing()
      .run();
  const role = { id: 'r1', organisationId: 'ours', name: 'Role', permissions: '[]', createdAt: 0 };
  if (path.includes('{role}')) orm.insert(rolesTable).values(role).onConflictDoNothing().run();
  if (path.includes('/shares/') && target !== 'missing')
    await people.owner.ask('POST', `/sessions/${ids[target]}/shares`, {
      email: 'bystander@example.org',
      may: 'view-results',
    });
  return path
    .replace('{id}', ids[target])
    .replace('{account}', bystander.accountId)
    .replace('{group}', 'g1')
    .replace('{role}', 'r1')
    .replace(/\{\w+\}/, 'nobody');
}

/** Calls with a body that no route takes: who may gets to hear about the body, and nothing changes. */
async function call(client: ApiClient, key: RouteKey, target: Target): Promise<Answer> {
  const [verb = '', path = ''] = key.split(' ');
  const query = path.endsWith('/sessions/{id}/export') ? '?format=csv' : '';
  const body = verb === 'POST' || verb === 'PATCH' ? { noSuchField: true } : undefined;
  return client.fetch(verb, (await fill(path, target)) + query, body);
}

function verdictOf({ status, body }: Answer): Verdict {
  const { code } = body as { code?: string };
  if (code === 'sign-in-required' || code === 'not-allowed' || code === 'not-found') return code;
  return status < 500 ? 'allowed' : (`failed with ${status}` as Verdict);
}

const isSafeToRepeat = (key: RouteKey) =>
  key !== 'POST /api/v1/sign-out' && !key.startsWith('DELETE /api/v1/sessions/{id}');

describe('every route, for everybody, on every session', () => {
  const guarded = ROUTE_KEYS.filter((key) => needsSignIn(rightOf(key).caller));

  it.each(NAMES)('[PR-4] [PL-1] [PL-2] [KO-27] %s', async (name) => {
    const wrong: unknown[] = [];
    for (const key of guarded.filter(isSafeToRepeat)) {
      const onSession = key.includes('/sessions/{id}');
      for (const target of onSession ? TARGETS : (['shared'] as const)) {
        const want = expected(name, key, target);
        const answer = await call(people[name], key, target);
        let got = verdictOf(answer);
        // Things of one's own, or of one's own organisation, that are not there.
        const absent = key.includes('/me/') || (key.includes('{') && MAY[name].includes('members.see'));
        if (
          got === 'not-found' &&
          want === 'allowed' &&
          absent &&
          (name !== 'manager' || key.includes('/me/'))
        )
          got = 'allowed';
        if (got !== want) wrong.push({ key, target, want, got });
        const text = JSON.stringify(answer.body);
        const mayKnow = rankOf(name, 'shared') > 0 && !key.includes('/staff/');
        if (text.includes(CANARY) && !mayKnow) wrong.push({ key, target, leaked: text.slice(0, 200) });
        if (text.includes(`${CANARY} confidential`) && name !== 'owner')
          wrong.push({ key, target, leaked: 'confidential' });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('[PR-4] deleting is the owner’s alone', async () => {
    const { id } = await people.owner.createSession('To go', AGENDA);
    for (const name of NAMES.filter((one) => one !== 'owner')) {
      const answer = await people[name].fetch('DELETE', `/api/v1/sessions/${id}`);
      expect([name, verdictOf(answer)]).toEqual([
        name,
        expected(name, 'DELETE /api/v1/sessions/{id}', 'missing'),
      ]);
    }
    for (const target of ['shared', 'confidential'] as const)
      for (const name of ['co-facilitator', 'viewer'] as const) {
        const answer = await people[name].fetch('DELETE', `/api/v1/sessions/${ids[target]}`);
        expect(verdictOf(answer)).toBe(expected(name, 'DELETE /api/v1/sessions/{id}', target));
      }
    expect((await people.owner.fetch('DELETE', `/api/v1/sessions/${id}`)).status).toBe(204);
  });

  it('[PR-4] so is sharing with somebody no longer', async () => {
    const key = 'DELETE /api/v1/sessions/{id}/shares/{account}';
    for (const target of TARGETS)
      for (const name of NAMES) {
        const answer = await call(people[name], key, target);
        expect([name, target, verdictOf(answer)]).toEqual([name, target, expected(name, key, target)]);
      }
  });

  it('[PR-17] no route is left out', () => {
    const left = ROUTE_KEYS.filter((key) => !guarded.includes(key)).map((key) => rightOf(key).caller);
    expect(new Set(left)).toEqual(new Set(['anyone', 'token', 'address']));
    expect(guarded.filter((key) => !isSafeToRepeat(key))).toEqual([
      'DELETE /api/v1/sessions/{id}',
      'DELETE /api/v1/sessions/{id}/shares/{account}',
    ]);
  });
});
