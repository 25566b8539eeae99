import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SqliteFailedAttemptsRepository } from '../../../db/failed-attempts-repository.ts';
import { accounts } from '../../../db/schema.ts';
import { SignInLimits } from '../../../server/accounts/sign-in-limits.ts';
import { SourceKeys } from '../../../server/privacy/source-keys.ts';
import { PASSWORD, type ApiClient } from '../../support/api-client.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

const EMAIL = 'owner@example.org';

/** A server with its first account made, and that account's client. */
async function withAccount(options: Parameters<typeof TestServer.start>[0] = {}) {
  const server = await TestServer.start(options);
  const token = await setupToken(server);
  const client = server.client();
  await client.setUp(token);
  return { server, client, token };
}

async function setupToken(server: TestServer): Promise<string> {
  const link = await server.accounts.firstAccountLink('http://host');
  expect(link).toMatch(/^http:\/\/host\/app\/setup#[\w-]{22}$/);
  return link?.split('#')[1] ?? '';
}

describe('the first account', () => {
  it('[PR-6] the link works once, a password is chosen once, and with an account there is no link any more', async () => {
    await using server = await TestServer.start();
    const [first, second] = [await setupToken(server), await setupToken(server)];
    const body = { email: EMAIL, password: PASSWORD, language: 'nl' };
    const client = server.client();
    const wrong = await client.fetch('POST', '/api/v1/setup', { ...body, token: 'x'.repeat(22) });
    expectProblem(wrong, 410, 'link-used');
    const made = await client.fetch('POST', '/api/v1/setup', { ...body, token: first });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      account: { id: expect.stringMatching(/^[\w-]{16}$/) as string, email: EMAIL, language: 'nl' },
    });
    expect(await client.ask('GET', '/me')).toEqual(made.body);
    for (const token of [first, second]) {
      const again = { ...body, email: 'other@example.org', token };
      expectProblem(await client.fetch('POST', '/api/v1/setup', again), 410, 'link-used');
    }
    expect(await server.accounts.firstAccountLink('http://host')).toBeNull();
  });

  it('[PR-6] the link ends after a day; a restart without account makes a new one and leaves the old good', async () => {
    await using server = await TestServer.start();
    const old = await setupToken(server);
    await server.restart();
    const young = await setupToken(server);
    server.ahead = 24 * 3_600_000 - 5_000;
    const body = { email: EMAIL, password: 'weak', language: 'en' };
    const answer = await server.client().fetch('POST', '/api/v1/setup', { ...body, token: old });
    expectProblem(answer, 422, 'password-too-weak');
    server.ahead = 24 * 3_600_000 + 1_000;
    for (const token of [old, young])
      expectProblem(
        await server.client().fetch('POST', '/api/v1/setup', { ...body, token }),
        410,
        'link-used',
      );
  });

  it('[PL-17] the rule is held on the server', async () => {
    await using server = await TestServer.start();
    const token = await setupToken(server);
    for (const password of ['Vijver7', 'vijver77x', 'VijverVijver', 'Welkom2026!', 'Owner2026'])
      expectProblem(
        await server
          .client()
          .fetch('POST', '/api/v1/setup', { token, email: EMAIL, password, language: 'en' }),
        422,
        'password-too-weak',
      );
    await server.client().setUp(token);
  });

  it('two who use the link at the same instant make one account', async () => {
    await using server = await TestServer.start();
    const token = await setupToken(server);
    const answers = await Promise.all(
      ['a@example.org', 'b@example.org'].map((email) =>
        server.client().fetch('POST', '/api/v1/setup', { token, email, password: PASSWORD, language: 'en' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    expect(server.database.orm.select().from(accounts).all()).toHaveLength(1);
  });
});

describe('signing in and out', () => {
  let server: TestServer;
  beforeAll(async () => {
    ({ server } = await withAccount());
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('[PL-30] the cookie is a session cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await server
      .client()
      .fetch('POST', '/api/v1/sign-in', { email: EMAIL, password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^rondo=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('[PL-18] the address is found however it is written, and the language can be chosen', async () => {
    const client = server.client();
    await client.ask('POST', '/sign-in', { email: ' OWNER@Example.org ', password: PASSWORD });
    expect(await client.ask('PATCH', '/me', { language: 'nl' })).toMatchObject({
      account: { language: 'nl' },
    });
    expect(await client.ask('GET', '/me')).toMatchObject({ account: { email: EMAIL, language: 'nl' } });
    expect(await client.ask('GET', '/sign-in')).toMatchObject({ account: { email: EMAIL, language: 'nl' } });
    const refusal = await client.fetch('GET', '/api/v1/sessions/none', undefined, { 'accept-language': '' });
    expect(refusal.headers.get('content-language')).toBe('nl');
  });

  it('[PL-15] a wrong password and an unknown address get the same answer, byte for byte but for its reference', async () => {
    const seen = [];
    for (const email of [EMAIL, 'nobody@example.org', 'not an address']) {
      const answer = await server
        .client()
        .fetch('POST', '/api/v1/sign-in', { email, password: 'Wrong-one-7' });
      const document = expectProblem(answer, 401, 'sign-in-failed');
      const headers = Object.fromEntries(answer.headers);
      delete headers['date'];
      seen.push(JSON.stringify([headers, { ...document, reference: '' }]));
    }
    expect(new Set(seen).size).toBe(1);
  });

  it('signing out ends the sign-in on the server and takes the cookie away; other sign-ins stay', async () => {
    const here = await server.owner('here@example.org');
    const elsewhere = server.client();
    elsewhere.cookie =
      (await server.accounts.authSessions.begin(here.accountId, undefined)).split(';')[0] ?? '';
    const { authSessionId } = (await server.accounts.authSessions.authenticate(here.cookie)) ?? {};
    const ended: string[] = [];
    server.accounts.authSessions.onEnded((id) => ended.push(id));
    const kept = here.cookie;
    const answer = await here.fetch('POST', '/api/v1/sign-out', {});
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()).toEqual(['rondo=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    expect(ended).toEqual([authSessionId]);
    expect(await server.accounts.authSessions.isAlive(authSessionId ?? '')).toBe(false);
    here.cookie = kept;
    expectProblem(await here.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    expect(await here.ask('GET', '/sign-in')).toMatchObject({ account: null });
    expect((await elsewhere.fetch('GET', '/api/v1/me')).status).toBe(200);
    expect((await server.client().fetch('POST', '/api/v1/sign-out')).status).toBe(204);
  });
});

describe('over TLS', () => {
  it('[PR-1] the cookie is bound to this host and to TLS', async () => {
    await using server = await TestServer.start({ publicUrl: 'https://rondo.example.org' });
    const token = await setupToken(server);
    const client = server.client({ origin: 'https://rondo.example.org' });
    const body = { token, email: EMAIL, password: PASSWORD, language: 'en' };
    const answer = await client.fetch('POST', '/api/v1/setup', body);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-rondo=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect((await client.fetch('GET', '/api/v1/me')).status).toBe(200);
  });
});

describe('guessing passwords', () => {
  it('[PR-7][KO-30] a locked account is refused with the time to wait; who is signed in goes on', async () => {
    const { server, client } = await withAccount();
    await using _ends = server;
    const limits = new SignInLimits(
      new SqliteFailedAttemptsRepository(server.database),
      new SourceKeys(server.secrets.keyFor('attempt-sources')),
    );
    for (let n = 0; n < 10; n++) await limits.begin('10.0.0.1', EMAIL, Date.now());
    const attempt = () =>
      server.client().fetch('POST', '/api/v1/sign-in', { email: ' Owner@EXAMPLE.org', password: PASSWORD });
    const locked = await attempt();
    expectProblem(locked, 429, 'too-many-attempts');
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    await client.ask('POST', '/sessions', { title: 'Goes on', language: 'en' });
    server.ahead = 15 * 60_000;
    expect((await attempt()).status, 'the lock ends by itself').toBe(200);
  });
});

describe('secrets', () => {
  it('[PR-7] password, cookie and link are in no file and no log, also when everything is logged', async () => {
    let logged = '';
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    });
    const { server, client, token } = await withAccount({ log: pino({ level: 'trace' }, sink) });
    await using _ends = server;
    await client.signIn();
    await client.fetch('POST', '/api/v1/sign-in', { email: EMAIL, password: 'Kanarie-van-Texel-7' });
    const raw = await fetch(`${server.origin}/api/v1/sign-in?x=Kanarie-van-Texel-7`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Kanarie-van-Texel-7' },
      body: '{"password": "Kanarie-van-Texel-7", broken',
    });
    expect(raw.status).toBe(400);
    const secret = client.cookie.split('=')[1] ?? '';
    expect(secret).toHaveLength(43);
    const files = readdirSync(server.folder.path).map((name) =>
      readFileSync(join(server.folder.path, name), 'latin1'),
    );
    expect(existsSync(`${server.databasePath}-wal`)).toBe(true);
    for (const canary of [PASSWORD, 'Kanarie-van-Texel-7', secret, token]) {
      expect(files.some((content) => content.includes(canary))).toBe(false);
      expect(logged).not.toContain(canary);
    }
    expect(logged).toContain('"route":"POST /api/v1/sign-in"');
    expect(logged).not.toContain(EMAIL);
    expect(logged).not.toContain('127.0.0.1');
  });
});

describe('pages of others', () => {
  const SIGN_OUT = '/api/v1/sign-out';
  let server: TestServer;
  let client: ApiClient;
  beforeAll(async () => {
    server = await TestServer.start();
    client = await server.owner();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['the same host on another port', { origin: 'http://127.0.0.1:1' }],
    ['no page that has an address', { origin: 'null' }],
    ['a name that was pointed at this machine', { origin: 'http://rebound.example' }],
    ['a page of another site that hides where it is', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour site', { 'sec-fetch-site': 'same-site' }],
  ])('[PR-4] nothing is changed for %s', async (_who, headers: Record<string, string>) => {
    const body = { title: 'Forged', language: 'en' };
    expectProblem(await client.fetch('POST', '/api/v1/sessions', body, headers), 403, 'origin-refused');
    expectProblem(await client.fetch('POST', SIGN_OUT, {}, headers), 403, 'origin-refused');
    expectProblem(
      await client.fetch('DELETE', '/api/v1/sessions/x', undefined, headers),
      403,
      'origin-refused',
    );
    expect(await client.ask('GET', '/sessions')).toEqual({ sessions: [] });
  });

  it('its own pages, and programs that are no page, may', async () => {
    const { port } = new URL(server.origin);
    for (const headers of [
      { origin: server.origin },
      { origin: `http://localhost:${port}` },
      { origin: `http://[::1]:${port}` },
      { origin: server.origin, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      {},
    ] as Record<string, string>[])
      expect((await client.fetch('PATCH', '/api/v1/me', { language: 'en' }, headers)).status).toBe(200);
  });

  it('with a public address only that one may', async () => {
    await using named = await TestServer.start({ publicUrl: 'http://rondo.example.org' });
    const owner = await named.owner();
    const language = { language: 'en' };
    const origin = named.origin;
    expectProblem(await owner.fetch('PATCH', '/api/v1/me', language, { origin }), 403, 'origin-refused');
    const own = { origin: 'http://rondo.example.org' };
    expect((await owner.fetch('PATCH', '/api/v1/me', language, own)).status).toBe(200);
  });
});
