import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participants } from '../../../db/schema.ts';
import type { ApiClient, SessionSummary, Started } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer, tombstoneOf } from './test-server.ts';

let server: TestServer;
let owner: ApiClient;

beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const whole = (id: string) => owner.ask<SessionSummary & Record<string, unknown>>('GET', `/sessions/${id}`);
const rehearse = (id: string, body: object = { participants: 3, temperament: 'lively' }) =>
  owner.fetch('POST', `/api/v1/sessions/${id}/rehearse`, body);

describe('rehearsing', () => {
  it('starts the draft with a code and links that work, and stops as the draft it was', async () => {
    const { id } = await owner.createSession('Try-out', AGENDA);
    const before = await whole(id);
    const answer = await rehearse(id);
    expect(answer.status).toBe(200);
    const { code } = answer.body as Started;
    expect(await whole(id)).toMatchObject({ status: 'live', code });
    expect((await server.client().join(code)).sessionId).toBe(id);
    await expect
      .poll(() => server.database.orm.select().from(participants).all().length, { timeout: 3_000 })
      .toBe(4);
    expectProblem(await rehearse(id), 409, 'session-already-started');
    const change = { version: before.version, title: 'Other' };
    expectProblem(
      await owner.fetch('PATCH', `/api/v1/sessions/${id}`, change),
      409,
      'session-already-started',
    );

    await owner.stop(id);
    expect(await whole(id)).toEqual(before);
    expect(server.database.orm.select().from(participants).all()).toEqual([]);
    expectProblem(await server.client().fetch('POST', '/api/v1/join', { code }), 404, 'code-unknown');
    expect((await owner.fetch('GET', `/api/v1/sessions/${id}/report`)).status).toBe(409);
    const hash = tombstoneOf(server.secrets, code);
    expect(
      server.database.sqlite.prepare('SELECT 1 FROM issued_codes WHERE code_hash = ?').all(hash),
      '[PR-9] the code is never issued again',
    ).toHaveLength(1);

    await owner.ask('PATCH', `/sessions/${id}`, change);
    expect((await owner.start(id)).code).not.toBe(code);
    await owner.stop(id);
    expect((await owner.report(id)).participants).toEqual([]);
  });

  it.each([
    { participants: 0, temperament: 'calm' },
    { participants: 51, temperament: 'calm' },
    { participants: 5, temperament: 'furious' },
    { participants: 5 },
    { participants: 5, temperament: 'calm', seed: -1 },
  ])('refuses %j', async (body) => {
    const { id } = await owner.createSession('Try-out', AGENDA);
    expectProblem(await rehearse(id, body), 400, 'bad-input');
    expect(await whole(id)).toMatchObject({ status: 'draft' });
  });

  it('is for who may run the session, and needs rounds', async () => {
    const { id } = await owner.createSession('Try-out', AGENDA);
    const stranger = await server.owner('stranger@example.org');
    const body = { participants: 3, temperament: 'calm' };
    expectProblem(await stranger.fetch('POST', `/api/v1/sessions/${id}/rehearse`, body), 404, 'not-found');
    const empty = await owner.createSession('Empty', []);
    expectProblem(await rehearse(empty.id), 409, 'agenda-empty');
  });
});
