import { afterAll, beforeAll, expect, it } from 'vitest';
import { AGENDA } from './agenda.ts';
import { person, type Person } from './people.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let owner: Person;
let helper: Person;
let viewer: Person;
let id: string;
beforeAll(async () => {
  server = await TestServer.start();
  const place = { organisation: 'ours', roles: ['facilitator'] };
  owner = await person(server, 'owner@example.org', place);
  helper = await person(server, 'helper@example.org', place);
  viewer = await person(server, 'viewer@example.org', place);
  ({ id } = await owner.createSession('Shared', AGENDA));
  await owner.ask('POST', `/sessions/${id}/shares`, { email: 'Helper@Example.org', may: 'co-facilitate' });
  await owner.ask('POST', `/sessions/${id}/shares`, { email: 'viewer@example.org', may: 'view-results' });
});
afterAll(() => server[Symbol.asyncDispose]());

const listed = async (who: Person) =>
  (await who.ask<{ sessions: Record<string, unknown>[] }>('GET', '/sessions')).sessions.map(
    ({ title, standing, owner: whose, confidential }) => ({ title, standing, owner: whose, confidential }),
  );

it('[PL-2] the list holds one’s own sessions and those that colleagues share, and says how one stands to each', async () => {
  expect(await listed(owner)).toEqual([
    { title: 'Shared', standing: 'owner', owner: null, confidential: false },
  ]);
  const shared = { title: 'Shared', owner: 'owner@example.org', confidential: false };
  expect(await listed(helper)).toEqual([{ ...shared, standing: 'co-facilitator' }]);
  expect(await listed(viewer)).toEqual([{ ...shared, standing: 'viewer' }]);
});

it('[KO-14] with each session the server says what one may do with it', async () => {
  const may = async (who: Person) =>
    (await who.ask<{ sessions: { may: string[] }[] }>('GET', '/sessions')).sessions[0]?.may;
  expect(await may(owner)).toEqual(['prepare', 'run', 'results', 'share', 'delete', 'keep']);
  expect(await may(helper)).toEqual(['prepare', 'run', 'results']);
  expect(await may(viewer)).toEqual(['results']);
  expect(await helper.ask('GET', `/sessions/${id}`)).toMatchObject({ may: ['prepare', 'run', 'results'] });
});

it('a co-facilitator prepares, runs and stops it with the owner; the copy they make is their own', async () => {
  const { version, agenda } = await helper.ask<{ version: number; agenda: unknown }>(
    'GET',
    `/sessions/${id}`,
  );
  await helper.ask('PATCH', `/sessions/${id}`, { version, title: 'Shared, better', agenda });
  expect((await owner.ask<{ title: string }>('GET', `/sessions/${id}`)).title).toBe('Shared, better');
  const copy = await helper.ask<{ id: string }>('POST', '/sessions', { from: id });
  expect((await listed(helper)).map(({ standing }) => standing).sort()).toEqual(['co-facilitator', 'owner']);
  expectProblem(await owner.fetch('GET', `/api/v1/sessions/${copy.id}`), 404, 'not-found');
  expectProblem(await viewer.fetch('POST', '/api/v1/sessions', { from: id }), 404, 'not-found');
  await helper.start(id);
  await helper.stop(id);
  expect((await viewer.report(id)).title).toBe('Shared, better');
});

it('only somebody of the organisation can be let in, and nobody oneself', async () => {
  await person(server, 'far@example.org', { organisation: 'theirs', roles: ['facilitator'] });
  const share = (email: string) =>
    owner.fetch('POST', `/api/v1/sessions/${id}/shares`, { email, may: 'view-results' });
  expectProblem(await share('far@example.org'), 422, 'member-unknown');
  expectProblem(await share('nobody@example.org'), 422, 'member-unknown');
  expectProblem(await share('owner@example.org'), 409, 'not-yourself');
});

it('[PL-4] while it is confidential it is the owner’s alone, pictures included; after that all is as before', async () => {
  const { id: draft } = await owner.createSession('With a picture', AGENDA);
  await owner.ask('POST', `/sessions/${draft}/shares`, { email: 'helper@example.org', may: 'co-facilitate' });
  const response = await fetch(`${server.origin}/api/v1/sessions/${draft}/images`, {
    method: 'POST',
    headers: { cookie: owner.cookie, 'content-type': 'image/gif' },
    body: Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACADs=', 'base64'),
  });
  const { id: picture } = (await response.json()) as { id: string };
  const sees = async (who: Person) => (await who.fetch('GET', `/api/v1/images/${picture}`)).status;
  expect([await sees(owner), await sees(helper), await sees(viewer)]).toEqual([200, 200, 404]);
  await owner.ask('PATCH', `/sessions/${draft}/access`, { confidential: true });
  expect([await sees(owner), await sees(helper)]).toEqual([200, 404]);
  expectProblem(await helper.fetch('GET', `/api/v1/sessions/${draft}`), 404, 'not-found');
  expect((await listed(helper)).map(({ title }) => title)).not.toContain('With a picture');
  expect((await listed(owner))[0]).toMatchObject({ title: 'With a picture', confidential: true });
  await owner.ask('PATCH', `/sessions/${draft}/access`, { confidential: false });
  expect(await sees(helper)).toBe(200);
});
