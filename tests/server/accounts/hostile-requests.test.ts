import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../../db/schema.ts';
import { PASSWORD, type ApiClient } from '../../support/api-client.ts';
import { expectComplete, expectProblem } from '../http/problem.ts';
import type { TestServer } from '../http/test-server.ts';
import { OWNER, withOwner } from './door.ts';

/** A request as no browser sends it: the Host header is whatever one likes. */
function raw(
  server: TestServer,
  path: string,
  headers: Record<string, string>,
  body: object,
): Promise<number> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        setHost: false,
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

const HOSTS = [
  'evil.example',
  'evil.example:80',
  'evil.example:443',
  'EVIL.EXAMPLE',
  'evil.example.',
  'localhost.evil.example',
  'rondo.example.org.evil.example',
  'evil.example#rondo.example.org',
  'evil.example?rondo.example.org',
  'evil.example/rondo.example.org',
  'evil.example\\rondo.example.org',
  'rondo.example.org@evil.example',
  'evil.example:80@rondo.example.org',
  'rondo.example.org:80@evil.example',
  'user:pass@evil.example',
  'rondo.example.org evil.example',
  'rondo.example.org,evil.example',
  'rondo.example.org;evil.example',
  'rondo.example.org%0d%0aevil.example',
  'rondo.example.org%00.evil.example',
  '[::1]:80',
  '[::ffff:203.0.113.7]',
  '203.0.113.7',
  '3405803783',
  '0xcb007107',
  'xn--rnd-6na.example',
  '*',
  '"><script>',
  'javascript:alert(1)',
  'a'.repeat(250),
];

describe('links in mails', () => {
  let server: TestServer;
  beforeAll(async () => {
    ({ server } = await withOwner({ publicUrl: 'https://rondo.example.org', trustProxy: 1 }));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('thirty forms of a Host header, there are', () => {
    expect(new Set(HOSTS).size).toBe(30);
  });

  it.each(HOSTS)(
    '[PL-16] lead to the server’s own address, whatever the Host header says: %s',
    async (host) => {
      const before = server.post.to(OWNER).length;
      server.ahead += 61 * 60_000;
      for (const headers of [{ host }, { host: 'rondo.example.org', 'x-forwarded-host': host }]) {
        const forwarded = {
          'x-forwarded-for': '198.51.100.1',
          'x-forwarded-proto': 'http',
          forwarded: `host=${host}`,
        };
        const status = await raw(server, '/api/v1/forgot', { ...headers, ...forwarded }, { email: OWNER });
        expect([204, 400]).toContain(status);
      }
      await server.accounts.settled();
      const mails = server.post.to(OWNER).slice(before);
      expect(mails.length).toBeGreaterThan(0);
      for (const { text } of mails)
        expect(text.match(/https?:\/\/[^/\s]+/g)).toEqual(['https://rondo.example.org']);
    },
  );
});

describe('forged requests', () => {
  let server: TestServer;
  let owner: ApiClient;
  beforeAll(async () => {
    ({ server, owner } = await withOwner({ signIn: { signUp: 'open' } }));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('fixation: a cookie planted before signing in is never the one that is signed in', async () => {
    const planted = server.client();
    await planted.signIn();
    const known = planted.cookie;
    const victim = server.client();
    victim.cookie = known;
    await victim.signIn();
    expect(victim.cookie).not.toBe(known);
    expectProblem(await planted.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    for (const forged of [`rondo=${'A'.repeat(43)}`, 'rondo=']) {
      const client = server.client();
      client.cookie = forged;
      await client.signIn();
      expect(client.cookie).not.toBe(forged);
    }
  });

  it.each([
    ['POST', '/me/password', { password: 'Another-one-61' }],
    ['POST', '/me/address', { email: 'evil@example.org' }],
    ['POST', '/me/proof', { password: PASSWORD }],
    ['POST', '/me/two-step/app', undefined],
    ['DELETE', '/me/two-step/x', undefined],
    ['POST', '/me/two-step/recovery-codes', undefined],
    ['DELETE', '/me/sign-ins/x', undefined],
    ['POST', '/me/sign-ins/end-others', {}],
    ['POST', '/sign-in', { email: OWNER, password: PASSWORD }],
    ['POST', '/sign-in/second-step', { ticket: 'x', way: 'mail', code: '1' }],
    ['POST', '/forgot', { email: OWNER }],
    ['POST', '/sign-up', { email: 'x@example.org', language: 'en' }],
    ['POST', '/accounts', { token: 'x', password: PASSWORD, language: 'en' }],
    ['POST', '/reset', { token: 'x', password: PASSWORD }],
    ['POST', '/sign-out', {}],
  ] as const)('[PR-4] CSRF: %s %s from another site does nothing', async (method, path, body) => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[])
      expectProblem(await owner.fetch(method, `/api/v1${path}`, body, headers), 403, 'origin-refused');
    expect((await owner.fetch('GET', '/api/v1/me')).status).toBe(200);
  });

  it('CSRF: a form cannot speak JSON, so it gets nowhere', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', '']) {
      const answer = await fetch(`${server.origin}/api/v1/me/password`, {
        method: 'POST',
        headers: { cookie: owner.cookie, ...(type === '' ? {} : { 'content-type': type }) },
        body: '{"password":"Another-one-61"}',
      });
      expect(answer.status).toBe(400);
    }
  });

  it.each([
    ['/sign-up', { email: 'a@example.org', language: 'en', isFirst: true }],
    ['/sign-up', { email: 'a@example.org', language: 'en', roles: ['operator'] }],
    ['/sign-in', { email: OWNER, password: PASSWORD, accountId: 'x' }],
    ['/sign-in/second-step', { ticket: 'x', way: 'mail', code: '1', accountId: 'x' }],
    ['/accounts', { token: 'x', password: PASSWORD, language: 'en', email: 'evil@example.org' }],
    ['/reset', { token: 'x', password: PASSWORD, accountId: 'x' }],
    ['/me/password', { password: 'Another-one-61', accountId: 'x' }],
    ['/me/address', { email: 'a@example.org', emailVerifiedAt: 1 }],
    ['/me/proof', { password: PASSWORD, provenAt: 1 }],
  ])('mass assignment: %s takes no field it does not know: %j', async (path, body) => {
    expectProblem(await owner.fetch('POST', `/api/v1${path}`, body), 400, 'bad-input');
  });

  it('mass assignment: of one’s own account nothing can be set but the language', async () => {
    for (const extra of [
      { email: 'evil@example.org' },
      { isFirst: true },
      { twoStepSince: null },
      { id: 'x' },
    ])
      expectProblem(await owner.fetch('PATCH', '/api/v1/me', { language: 'en', ...extra }), 400, 'bad-input');
  });

  it('prototype pollution: names of every object are names like others, and are refused', async () => {
    for (const text of [
      '{"__proto__":{"email":"owner@example.org"},"password":"x"}',
      '{"constructor":{"prototype":{"admin":true}},"email":"a@b.nl","password":"x"}',
      '{"email":"a@b.nl","password":"x","__proto__":{"polluted":true}}',
      '{"email":{"__proto__":{"polluted":true}},"password":"x"}',
      '{"email":["owner@example.org"],"password":["x"]}',
      '{"email":{"$ne":null},"password":{"$ne":null}}',
      '[{"email":"owner@example.org","password":"x"}]',
      'null',
      '"x"',
    ]) {
      const answer = await fetch(`${server.origin}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      });
      const body: unknown = await answer.json();
      // JSON's own reader drops what it is told to make the prototype; whatever it makes of it is parsed after that.
      expect([400, 401]).toContain(answer.status);
      expectComplete({ status: answer.status, headers: answer.headers, body });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('parameter pollution: a name twice, in the body or in the address, is one name or refused', async () => {
    const twice = await fetch(`${server.origin}/api/v1/forgot?email=evil@example.org&email=b@example.org`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email":"nobody-at-all@example.org","email":"also-nobody@example.org"}',
    });
    expect(twice.status).toBe(204);
    await server.accounts.settled();
    expect(server.post.all.filter(({ to }) => /evil|nobody/.test(to))).toEqual([]);
    for (const path of ['/me/sign-ins?id=a&id=b', '/me?language=nl&language=en'])
      expect((await owner.fetch('GET', `/api/v1${path}`)).status).toBe(200);
  });

  it.each([
    'evil@example.org\nBcc: all@example.org',
    'evil@example.org\r\n\r\nHello',
    'evil@example.org%0aBcc:all@example.org\n',
    'a@b.nl\u2028Bcc: all@example.org',
    'a@b.nl, all@example.org',
    'All <all@example.org>',
  ])('header injection: %j is written to by no mail', async (email) => {
    await owner.fetch('POST', '/api/v1/forgot', { email });
    await owner.fetch('POST', '/api/v1/sign-up', { email, language: 'en' });
    await owner.fetch('POST', '/api/v1/me/address', { email });
    await server.accounts.settled();
    expect(server.post.all.filter(({ to }) => /all@|evil@|a@b/.test(to))).toEqual([]);
  });

  it('header injection: a name of a passkey stays a name, and is no header, mark-up or formula anywhere', async () => {
    const label = 'Laptop\r\nBcc: all@example.org<script>=1+1';
    const passkey = { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {} };
    const response = { clientDataJSON: 'x', attestationObject: 'x' };
    const made = await owner.fetch('POST', '/api/v1/me/two-step/passkey/made', {
      label,
      passkey: { ...passkey, response },
    });
    expectProblem(made, 400, 'bad-input');
  });

  it('nothing of all that changed an account', () => {
    const rows = server.database.orm.select().from(accounts).all();
    expect(rows.map(({ email, isFirst, twoStepSince }) => ({ email, isFirst, twoStepSince }))).toEqual([
      { email: OWNER, isFirst: true, twoStepSince: null },
    ]);
  });
});
