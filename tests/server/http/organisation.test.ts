import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_IN_ROLES } from '../../../sessions/permissions.ts';
import { PASSWORD } from '../../support/api-client.ts';
import type { SessionSettings } from '../../../sessions/state.ts';
import { AGENDA } from './agenda.ts';
import { person, type Person } from './people.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let manager: Person;
let facilitator: Person;
beforeAll(async () => {
  server = await TestServer.start();
  manager = await person(server, 'manager@example.org', { organisation: 'ours', roles: ['manager'] });
  facilitator = await person(server, 'fred@example.org', { organisation: 'ours', roles: ['facilitator'] });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Members {
  members: {
    accountId: string;
    email: string;
    roles: string[];
    groups: string[];
    disabledAt: number | null;
  }[];
  invitations: { email: string }[];
  groups: { id: string; name: string }[];
}
const people = (who: Person) => who.ask<Members>('GET', '/organisation/members');
const rights = (who: Person) =>
  who.ask<{ permissions: string[]; organisation: { id: string; name: string } }>('GET', '/me/rights');
const memberPath = (who: Person, what: string) => `/api/v1/organisation/members/${who.accountId}/${what}`;

describe('where an account belongs', () => {
  it('an account that was there before organisations is manager and facilitator of one of its own', async () => {
    const alone = await server.owner('alone@example.org');
    const { permissions, organisation } = await rights(alone);
    expect(permissions).toEqual([...BUILT_IN_ROLES.manager, ...BUILT_IN_ROLES.facilitator].sort());
    expect(organisation.name).toBe('');
    expect((await people(alone)).members.map(({ email }) => email)).toEqual(['alone@example.org']);
    const other = await server.owner('other@example.org');
    expect((await rights(other)).organisation.id).not.toBe(organisation.id);
  });

  it('[PR-6] whoever was invited joins who invited, with the roles of the invitation', async () => {
    const email = 'New.Person@example.org';
    await manager.ask('POST', '/organisation/invitations', { email, roles: ['facilitator'] });
    expect((await people(manager)).invitations).toEqual([expect.objectContaining({ email })]);
    await server.accounts.settled();
    server.ahead += 5;
    const client = Object.assign(server.client(), { accountId: '' });
    await client.ask('POST', '/accounts', {
      token: server.post.token(email),
      password: PASSWORD,
      language: 'en',
    });
    expect((await rights(client)).permissions).toEqual([...BUILT_IN_ROLES.facilitator].sort());
    const { members, invitations } = await people(manager);
    expect(members.map(({ email }) => email)).toContain(email);
    expect(invitations).toEqual([]);
  });

  it('[PL-15] inviting an address that has an account somewhere is answered no differently, and moves nobody', async () => {
    const elsewhere = await server.owner('elsewhere@example.org');
    const before = await rights(elsewhere);
    const body = { email: 'elsewhere@example.org', roles: [] };
    expect((await manager.fetch('POST', '/api/v1/organisation/invitations', body)).status).toBe(204);
    expect(await rights(elsewhere)).toEqual(before);
    const unseen = await server.owner('unseen@example.org');
    await manager.fetch('POST', '/api/v1/organisation/invitations', {
      email: 'unseen@example.org',
      roles: [],
    });
    expect((await rights(unseen)).organisation.id).not.toBe('ours');
  });
});

describe('a fresh organisation', () => {
  it('[KO-1] begins in its most private state: nobody in it but one, nothing shared, no names asked, nothing told', async () => {
    const alone = await server.owner('fresh@example.org');
    const { id } = await alone.ask<{ id: string }>('POST', '/sessions', { title: 'First', language: 'en' });
    expect({
      members: (await people(alone)).members.length,
      invitations: (await people(alone)).invitations,
      groups: (await people(alone)).groups,
      roles: (await alone.ask<{ own: unknown[] }>('GET', '/organisation/roles')).own,
      shares: (await alone.ask<{ shares: unknown[] }>('GET', `/sessions/${id}/access`)).shares,
      settings: (await alone.ask<{ settings: unknown }>('GET', `/sessions/${id}`)).settings,
      log: (await alone.ask<{ entries: unknown[] }>('GET', '/organisation/audit')).entries,
    }).toEqual({
      members: 1,
      invitations: [],
      groups: [],
      roles: [],
      shares: [],
      settings: { names: 'none', teams: [], teamJoin: 'choose' },
      log: [],
    });
  });
});

describe('what a manager does', () => {
  it('[PL-1] sees profiles and nothing of any session', async () => {
    const settings: SessionSettings = { names: 'required', teams: [], teamJoin: 'choose' };
    const { id } = await facilitator.createSession('Kanarie in the title', AGENDA, settings);
    const { code } = await facilitator.start(id);
    const { participantId } = await server.client().join(code, { name: 'Kanarie by name' });
    await server.facilitate(id, { type: 'open-round', roundId: 'ideas1' });
    const idea = { type: 'add-contribution', roundId: 'ideas1', text: 'Kanarie as an idea' } as const;
    await server.act(id, participantId, idea);
    await facilitator.stop(id);
    expect(JSON.stringify(await facilitator.report(id))).toContain('Kanarie as an idea');
    for (const path of ['members', 'audit', 'audit/export', 'plan', 'roles']) {
      const { status, body } = await manager.fetch('GET', `/api/v1/organisation/${path}`);
      expect([path, status, JSON.stringify(body).includes('Kanarie')]).toEqual([path, 200, false]);
    }
    for (const path of [
      ...['/sessions', '/sessions?search=Kanarie', `/sessions/${id}`, `/sessions/${id}/agenda`],
      ...[`/sessions/${id}/report`, `/sessions/${id}/export?format=csv`, `/sessions/${id}/access`],
    ])
      expectProblem(await manager.fetch('GET', `/api/v1${path}`), 403, 'not-allowed');
    expectProblem(await manager.fetch('POST', '/api/v1/sessions', { from: id }), 403, 'not-allowed');
  });

  it('disables a member, whose sign-ins end at once, and takes them back', async () => {
    const member = await person(server, 'leaver@example.org', {
      organisation: 'ours',
      roles: ['facilitator'],
    });
    expect((await manager.fetch('POST', memberPath(member, 'disabled'), { disabled: true })).status).toBe(
      204,
    );
    expectProblem(await member.fetch('GET', '/api/v1/sessions'), 401, 'sign-in-required');
    await manager.fetch('POST', memberPath(member, 'disabled'), { disabled: false });
    expectProblem(await member.fetch('GET', '/api/v1/sessions'), 401, 'sign-in-required');
    const begun = await server.accounts.authSessions.begin(member.accountId, undefined);
    member.cookie = begun.split(';', 1)[0] ?? '';
    expect((await member.fetch('GET', '/api/v1/sessions')).status).toBe(200);
  });

  it('[PL-15] only who knows the password hears that an account is out of use', async () => {
    const link = await manager.fetch('POST', '/api/v1/organisation/invitations', {
      email: 'gone@example.org',
      roles: [],
    });
    expect(link.status).toBe(204);
    await server.accounts.settled();
    const body = { token: server.post.token('gone@example.org'), password: PASSWORD, language: 'en' };
    server.ahead += 5;
    const client = server.client();
    await client.ask('POST', '/accounts', body);
    await client.ask('GET', '/me/rights');
    const { members } = await people(manager);
    const gone = members.find(({ email }) => email === 'gone@example.org')?.accountId ?? '';
    await manager.ask('POST', `/organisation/members/${gone}/disabled`, { disabled: true });
    const signIn = (password: string) =>
      server.client().fetch('POST', '/api/v1/sign-in', { email: 'gone@example.org', password });
    expectProblem(await signIn('Wrong-password-1'), 401, 'sign-in-failed');
    expectProblem(await signIn(PASSWORD), 403, 'account-disabled');
  });

  it('neither disables nor promotes themselves', async () => {
    expectProblem(
      await manager.fetch('POST', memberPath(manager, 'disabled'), { disabled: true }),
      409,
      'not-yourself',
    );
    const roles = { roles: ['manager', 'facilitator'] };
    expectProblem(await manager.fetch('POST', memberPath(manager, 'roles'), roles), 409, 'not-yourself');
  });

  it('gives no role that holds more than they have: support and operator are out of reach', async () => {
    for (const role of ['support', 'operator']) {
      expectProblem(
        await manager.fetch('POST', memberPath(facilitator, 'roles'), { roles: [role] }),
        403,
        'not-allowed',
      );
      const invitation = { email: 'x@example.org', roles: [role] };
      expectProblem(
        await manager.fetch('POST', '/api/v1/organisation/invitations', invitation),
        403,
        'not-allowed',
      );
    }
    const unknown = await manager.fetch('POST', memberPath(facilitator, 'roles'), {
      roles: ['no-such-role'],
    });
    expectProblem(unknown, 400, 'bad-input');
  });

  it('[KO-27] reaches nobody of another organisation', async () => {
    const foreigner = await person(server, 'far@example.org', { organisation: 'theirs', roles: ['manager'] });
    for (const [what, body] of [
      ['disabled', { disabled: true }],
      ['roles', { roles: [] }],
      ['groups', { groups: [] }],
    ] as const)
      expectProblem(await manager.fetch('POST', memberPath(foreigner, what), body), 404, 'not-found');
    expect((await people(foreigner)).members.map(({ email }) => email)).toEqual(['far@example.org']);
  });
});

describe('roles and function groups', () => {
  it('[KO-17] a new role opens nothing; with a permission exactly what the table gives it', async () => {
    const role = await manager.ask<{ id: string; permissions: string[] }>('POST', '/organisation/roles', {
      name: 'Desk',
    });
    expect(role.permissions).toEqual([]);
    const member = await person(server, 'desk@example.org', { organisation: 'ours', roles: [role.id] });
    expect((await rights(member)).permissions).toEqual([]);
    expectProblem(await member.fetch('GET', '/api/v1/organisation/members'), 403, 'not-allowed');
    const permissions = ['members.see'];
    await manager.ask('PATCH', `/organisation/roles/${role.id}`, { name: 'Desk', permissions });
    expect((await rights(member)).permissions).toEqual(permissions);
    expect((await member.fetch('GET', '/api/v1/organisation/members')).status).toBe(200);
    await manager.ask('DELETE', `/organisation/roles/${role.id}`);
    expect((await rights(member)).permissions).toEqual([]);
  });

  it('nobody puts into a role what they do not have, nor what belongs to the installation', async () => {
    const role = await manager.ask<{ id: string }>('POST', '/organisation/roles', {
      name: 'Role maker',
      permissions: ['organisation.roles', 'members.roles', 'members.see'],
    });
    const maker = await person(server, 'maker@example.org', { organisation: 'ours', roles: [role.id] });
    const audit = { name: 'More', permissions: ['organisation.audit'] };
    expectProblem(await maker.fetch('POST', '/api/v1/organisation/roles', audit), 403, 'not-allowed');
    const staff = { name: 'More', permissions: ['installation.accounts'] };
    expectProblem(await manager.fetch('POST', '/api/v1/organisation/roles', staff), 400, 'bad-input');
    expectProblem(
      await maker.fetch('POST', memberPath(facilitator, 'roles'), { roles: ['manager'] }),
      403,
      'not-allowed',
    );
    expectProblem(await maker.fetch('POST', memberPath(manager, 'roles'), { roles: [] }), 403, 'not-allowed');
  });

  it('[KO-18] changing the function group changes no permission', async () => {
    const group = await manager.ask<{ id: string }>('POST', '/organisation/groups', { name: 'Trainers' });
    const before = await rights(facilitator);
    await manager.ask('POST', memberPath(facilitator, 'groups').replace('/api/v1', ''), {
      groups: [group.id],
    });
    expect(await rights(facilitator)).toEqual(before);
    const { members } = await people(manager);
    expect(members.find(({ accountId }) => accountId === facilitator.accountId)?.groups).toEqual([group.id]);
    await manager.ask('DELETE', `/organisation/groups/${group.id}`);
    expect(await rights(facilitator)).toEqual(before);
  });
});
