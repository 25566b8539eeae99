import { request } from 'node:http';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuedCodes, journal, sessions } from '../../../db/schema.ts';
import type { LiveSessions, Submission } from '../../../server/rooms/live-sessions.ts';
import { parseCode } from '../../../sessions/join-code.ts';
import { tokenIn, type ApiClient, type Started } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer, tombstoneOf } from './test-server.ts';

let server: TestServer;
let owner: ApiClient;
beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
});
afterAll(() => server[Symbol.asyncDispose]());

const start = (id: string, client = owner) => client.fetch('POST', `/api/v1/sessions/${id}/start`, {});

describe('starting', () => {
  it('[PR-8] there is no code before the start, one while it runs, and none after', async () => {
    const { id } = await owner.createSession('Codes', AGENDA);
    expect(await owner.ask('GET', `/sessions/${id}`)).not.toHaveProperty('code');
    const started = (await start(id)).body as Started;
    expect(started.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{3}){2}$/);
    expect(parseCode(started.code)).toBe(started.code.replaceAll('-', ''));
    expect(await owner.ask('GET', `/sessions/${id}`)).toMatchObject({ ...started, status: 'live' });
    await owner.stop(id);
    const stopped = await owner.ask<object>('GET', `/sessions/${id}`);
    expect(stopped).toMatchObject({ status: 'stopped', startedAt: expect.any(Number) as number });
    for (const gone of ['code', 'joinUrl', 'wallUrl', 'coFacilitatorUrl'])
      expect(stopped).not.toHaveProperty(gone);
  });

  it('the links hold their secrets behind the #, one for each role, and bear the address people use', async () => {
    const { id } = await owner.createSession('Links', AGENDA);
    const { port } = new URL(server.origin);
    const { joinUrl, wallUrl, coFacilitatorUrl } = (await start(id)).body as Started;
    expect(joinUrl).toMatch(new RegExp(`^http://127.0.0.1:${port}/j#j\\.${id}\\.[\\w-]{22}$`));
    expect(wallUrl).toMatch(new RegExp(`^http://127.0.0.1:${port}/wall#w\\.${id}\\.[\\w-]{22}$`));
    expect(coFacilitatorUrl).toMatch(
      new RegExp(`^http://127.0.0.1:${port}/app/join#c\\.${id}\\.[\\w-]{22}$`),
    );
    const secrets = [joinUrl, wallUrl, coFacilitatorUrl].map((url) => tokenIn(url).slice(-22));
    expect(new Set(secrets).size).toBe(3);
    const forged = await rawGet(server.origin, `/api/v1/sessions/${id}`, owner.cookie, 'evil.example');
    expect(forged).toContain(`http://localhost:${port}/j#`);
    expect(forged).not.toContain('evil.example');
  });

  it('with a public address the links bear that', async () => {
    await using named = await TestServer.start({ publicUrl: 'https://rondo.example.org' });
    const client = await named.owner();
    const { id } = await client.createSession('Named', AGENDA);
    expect((await client.start(id)).wallUrl).toMatch(/^https:\/\/rondo\.example\.org\/wall#w\./);
  });

  it('starts once, also when asked ten times at the same instant', async () => {
    const { id } = await owner.createSession('Once', AGENDA);
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expectProblem(answer, 409, 'session-already-started');
    const patch = { version: 2, title: 'Late' };
    expectProblem(
      await owner.fetch('PATCH', `/api/v1/sessions/${id}`, patch),
      409,
      'session-already-started',
    );
    await owner.stop(id);
    expectProblem(await start(id), 409, 'session-already-started');
  });

  it('an empty agenda starts: people come in, and rounds are added while it runs', async () => {
    const { id } = await owner.ask<{ id: string }>('POST', '/sessions', { title: 'Empty', language: 'en' });
    const { code } = await owner.start(id);
    expect((await server.client().join(code)).sessionId).toBe(id);
    const added = await server.facilitate(id, {
      type: 'add-round',
      ...{ kind: 'information', title: 'Hello', seconds: null, notes: '', index: null },
      config: { text: 'Hello', image: null },
    });
    await server.facilitate(id, { type: 'open-round', ...(added as { roundId: string }) });
    await owner.stop(id);
    expect((await owner.report(id)).rounds).toMatchObject([{ title: 'Hello', status: 'closed' }]);
  });

  it('[PR-9] a code is remembered as a keyed hash before anybody can use it', async () => {
    const { id } = await owner.createSession('Tombstone', AGENDA);
    const { code } = (await start(id)).body as Started;
    const hashes = server.database.orm.select().from(issuedCodes).all();
    expect(hashes.map(({ codeHash }) => codeHash)).toContain(tombstoneOf(server.secrets, code));
    expect(JSON.stringify(hashes)).not.toContain(code.replaceAll('-', ''));
  });
});

describe('a start that fails', () => {
  /** Rooms that answer a start with this, after letting the real room do it or not. */
  function failing(answer: () => Promise<Submission>, doIt: boolean) {
    return (live: LiveSessions): LiveSessions => ({
      async submit(id, actor, commandId, command, admission) {
        if (command.type !== 'start-session') return live.submit(id, actor, commandId, command, admission);
        if (doIt) await live.submit(id, actor, commandId, command, admission);
        return answer();
      },
    });
  }
  const unreachable = async (): Promise<Submission> => ({ ok: false, refusal: 'owner-unreachable' });

  it('leaves a draft behind, and a code that is never used again', async () => {
    let broken = true;
    await using other = await TestServer.start({
      wrapLive: (live) => ({
        submit: (...asked) => (broken ? unreachable() : live.submit(...asked)),
      }),
    });
    const client = await other.owner();
    const { id } = await client.createSession('Bad luck', AGENDA);
    expectProblem(await start(id, client), 503, 'owner-unreachable');
    expect(await client.ask('GET', `/sessions/${id}`)).toMatchObject({ status: 'draft', startedAt: null });
    expect(other.database.orm.select().from(issuedCodes).all()).toHaveLength(1);
    expect(other.database.orm.select().from(journal).all()).toEqual([]);
    broken = false;
    const { code } = await client.start(id);
    expect((await other.client().join(code)).sessionId).toBe(id);
    expect(other.database.orm.select({ epoch: sessions.epoch }).from(sessions).all()).toEqual([{ epoch: 3 }]);
  });

  it('is none when the room had begun and only its answer was lost', async () => {
    await using other = await TestServer.start({ wrapLive: failing(unreachable, true) });
    const client = await other.owner();
    const { id } = await client.createSession('Good luck', AGENDA);
    const { code } = await client.start(id);
    expect((await other.client().join(code)).sessionId).toBe(id);
  });

  it('through a bug is told as one and found in the log by its reference, without what was in it', async () => {
    let logged = '';
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    });
    const bug = () => Promise.reject(new TypeError('Kanarie'));
    await using other = await TestServer.start({
      wrapLive: failing(bug, false),
      log: pino({ level: 'trace' }, sink),
    });
    const client = await other.owner();
    const { id } = await client.createSession('Bug', AGENDA);
    const { reference } = expectProblem(await start(id, client), 500, 'internal-error');
    expect(await client.ask('GET', `/sessions/${id}`)).toMatchObject({ status: 'draft' });
    const line = logged.split('\n').find((text) => text.includes('a request met a bug')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      level: 50,
      reference,
      err: {
        kind: 'Error',
        cause: {
          kind: 'TypeError',
          at: expect.arrayContaining([expect.stringContaining('run.test.ts')]) as string[],
        },
      },
    });
    expect(logged).not.toContain('Kanarie');
  });
});

describe('stopping', () => {
  it('[PR-10] can be asked twice, and is refused for what never ran', async () => {
    const { id } = await owner.createSession('Stop', AGENDA);
    expectProblem(await owner.fetch('POST', `/api/v1/sessions/${id}/stop`), 409, 'session-not-live');
    const { code } = (await start(id)).body as Started;
    expect((await owner.fetch('POST', `/api/v1/sessions/${id}/stop`)).status).toBe(204);
    expect((await owner.fetch('POST', `/api/v1/sessions/${id}/stop`, {})).status).toBe(204);
    expectProblem(await server.client().fetch('POST', '/api/v1/join', { code }), 404, 'code-unknown');
  });
});

/** A GET with a `Host` of one's own choosing, which `fetch` does not send. */
async function rawGet(origin: string, path: string, cookie: string, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(origin + path, { headers: { cookie, host } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(text));
    });
    asked.on('error', reject).end();
  });
}
