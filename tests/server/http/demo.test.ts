import { expect, it } from 'vitest';
import { DEMO, seedDemo } from '../../../server/demo.ts';
import { ROUND_KIND_NAMES } from '../../../sessions/rounds/registry.ts';
import { TestServer } from './test-server.ts';

it('the demo of a fresh installation is a session with a round of every kind, being rehearsed', async () => {
  await using server = await TestServer.start();
  const link = await server.accounts.firstAccountLink(server.origin);
  const id = await seedDemo(server.origin, link!);
  const client = server.client();
  await client.ask('POST', '/sign-in', DEMO);
  const session = await client.ask<{ status: string; rehearsal: boolean; agenda: { kind: string }[] }>(
    'GET',
    `/sessions/${id}`,
  );
  expect(session).toMatchObject({ status: 'live', rehearsal: true });
  expect(session.agenda.map(({ kind }) => kind)).toEqual(ROUND_KIND_NAMES);
  await client.stop(id);
  expect(await server.accounts.firstAccountLink(server.origin)).toBeNull();
});
