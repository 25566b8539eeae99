import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../../sessions/messages/en.ts';
import { nl } from '../../../sessions/messages/nl.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

const PAGES = tempDir();
let server: TestServer;
beforeAll(async () => {
  for (const name of ['index', 'wall', 'app'])
    writeFileSync(join(PAGES.path, `${name}.html`), `<!doctype html><title>${name}</title>`);
  mkdirSync(join(PAGES.path, 'assets'));
  writeFileSync(join(PAGES.path, 'assets/join-3fa9.js'), 'export {};');
  writeFileSync(join(PAGES.path, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(PAGES.path, '.hidden'), 'no');
  server = await TestServer.start({ pagesFolder: PAGES.path });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await PAGES[Symbol.asyncDispose]();
});

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(server.origin + path, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const page = { accept: 'text/html,application/xhtml+xml' };

describe('headers of every answer', () => {
  it('[PL-20] scripts, styles and connections are our own alone, and nothing inline', async () => {
    const { host } = new URL(server.origin);
    for (const path of [
      '/',
      '/app/sessions/x',
      '/assets/join-3fa9.js',
      '/healthz',
      '/api/v1/me',
      '/nowhere',
    ]) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(policy.split(';')).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob:",
          `connect-src 'self' ws://${host}`,
          "frame-ancestors 'none'",
        ]),
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('[PR-1] what needs TLS is said over TLS alone', async () => {
    const { headers } = await get('/');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    await using encrypted = await TestServer.start({ publicUrl: 'https://rondo.example.org' });
    const response = await fetch(`${encrypted.origin}/healthz`);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain('upgrade-insecure-requests');
    expect(policy).toContain('wss://');
  });
});

describe('pages', () => {
  it.each([
    ['/', 'index'],
    ['/j', 'index'],
    ['/wall', 'wall'],
    ['/app', 'app'],
    ['/app/sessions/abc/console', 'app'],
    ['/app/setup', 'app'],
  ])('%s is the page %s, asked for every time', async (path, name) => {
    const { status, headers, text } = await get(path, page);
    expect([status, text]).toEqual([200, `<!doctype html><title>${name}</title>`]);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('what has its hash in its name is kept for ever', async () => {
    const { status, headers } = await get('/assets/join-3fa9.js');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/favicon.svg')).headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  });

  it('a broken link leads a person to a page and a program to a problem', async () => {
    const person = await get('/no/such/page', page);
    expect([person.status, person.text]).toEqual([404, '<!doctype html><title>index</title>']);
    for (const path of ['/assets/gone.js', '/.hidden', '/no/such', '/api/v1/nothing', '/api/v2/me']) {
      const { status, text, headers } = await get(path);
      expectProblem({ status, headers, body: JSON.parse(text) as unknown }, 404, 'not-found');
    }
    const { status, text, headers } = await get('/api/v1/nothing', page);
    expectProblem({ status, headers, body: JSON.parse(text) as unknown }, 404, 'not-found');
  });
});

describe('problems', () => {
  it.each([
    ['nl', nl],
    ['nl-BE,nl;q=0.9,en;q=0.5', nl],
    ['en-GB', en],
    ['fr, de', en],
    ['*', en],
    ['', en],
    [';;q=,', en],
  ])('speak the language asked for: %j', async (language, messages) => {
    const client = server.client(language === '' ? {} : { 'accept-language': language });
    const document = expectProblem(await client.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    expect(document['detail']).toBe(messages['sign-in-required']);
  });

  it('[KO-12] each has its own reference, and nothing of what was sent', async () => {
    const seen = new Set<unknown>();
    for (let n = 0; n < 5; n++) {
      const answer = await server
        .client()
        .fetch('POST', '/api/v1/join', { code: 'x', Kanarie: 'Kanarie', name: { Kanarie: 1 } });
      const document = expectProblem(answer, 400, 'bad-input');
      expect(JSON.stringify(document)).not.toContain('Kanarie');
      seen.add(document['reference']);
    }
    expect(seen.size).toBe(5);
  });
});

describe('for the operator', () => {
  it('[PR-13] a proxy that is no address stops the start with the name of the setting', async () => {
    await expect(TestServer.start({ trustProxy: 'my proxy' })).rejects.toThrow('TRUST_PROXY must name');
  });

  it('[PR-18] tells whether it lives and works, and shows counts without anybody in them', async () => {
    expect((await get('/healthz')).text).toBe('{"status":"ok"}');
    expect((await get('/readyz')).text).toBe('{"status":"ready"}');
    const metrics = await get('/metrics');
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(metrics.text).toContain('rondo_commands_total');
  });
});
