import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTE_KEYS } from '../../../server/accounts/access.ts';
import type { Answer, ApiClient } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectComplete, expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let owner: ApiClient;
let id: string;
beforeAll(async () => {
  server = await TestServer.start({ trustProxy: 'loopback' });
  owner = await server.owner();
  ({ id } = await owner.createSession('Target', AGENDA));
});
afterAll(() => server[Symbol.asyncDispose]());

async function send(
  method: string,
  path: string,
  body: string | Uint8Array | undefined,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(server.origin + path, {
    method,
    headers: { cookie: owner.cookie, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: body as BodyInit }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
  };
}

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

describe('input that is no input', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{"title": '],
    ['half a string', '"\\u12'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a prototype', '{"__proto__": {"title": "x"}, "title": "x", "language": "en"}'],
    ['a constructor', '{"constructor": {"prototype": {}}, "title": "x", "language": "en"}'],
    ['lists without end', nested('[', ']', 50_000)],
    ['objects without end', nested('{"a":', '}', 20_000).replace(':}', ':1}')],
    ['deep settings', `{"title":"x","language":"en","settings":${nested('[', ']', 50_000)}}`],
    ['a title that is an object', '{"title": {"toString": "x"}, "language": "en"}'],
    ['a lone surrogate', '{"title": "\\ud800", "language": "en"}'],
    ['a number beyond numbers', '{"title": 1e999, "language": "en"}'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
  ])('%s is bad input', async (_what, body) => {
    expectProblem(await send('POST', '/api/v1/sessions', body), 400, 'bad-input');
  });

  it.each([
    ['no type', ''],
    ['text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['many parts', 'multipart/form-data; boundary=x'],
    ['a type that looks like it', 'application/jsonx'],
    ['nonsense', ';;;'],
    ['another character set', 'application/json; charset=utf-7'],
  ])('a body as %s is bad input', async (_what, type) => {
    const answer = await send('POST', '/api/v1/sessions', '{"title":"x","language":"en"}', {
      'content-type': type,
    });
    expectProblem(answer, 400, 'bad-input');
  });

  it('a packed body is bad input, however small', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expectProblem(await send('POST', '/api/v1/sessions', '{}', headers), 400, 'bad-input');
  });

  it('a body beyond its limit is too large', async () => {
    const body = JSON.stringify({ code: 'x'.repeat(9_000) });
    expectProblem(await send('POST', '/api/v1/join', body), 413, 'too-large');
    const agenda = JSON.stringify({ version: 1, title: 'x'.repeat(5 * 1024 * 1024) });
    expectProblem(await send('PATCH', `/api/v1/sessions/${id}`, agenda), 413, 'too-large');
  });

  it.each([
    '/api/v1/sessions/%',
    '/api/v1/sessions/%E0%A4%A',
    '/api/v1/images/%ff',
    '/%',
    '/assets/%c0%ae%c0%ae/x',
  ])('%s is no address', async (path) => {
    const raw = await overSocket(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(raw).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(raw).toMatch(/"code":"(bad-input|not-found)"/);
  });

  it.each([
    '?sort=-created&sort=title',
    '?sort[]=title',
    '?sort=constructor',
    '?search[a]=b',
    '?x=1',
    '?status=all',
  ])('a list asked for with %s is bad input', async (query) => {
    expectProblem(await send('GET', `/api/v1/sessions${query}`, undefined), 400, 'bad-input');
  });

  it.each(['..', '%2e%2e', "' OR 1=1 --", 'a'.repeat(500), '%00', '__proto__', 'constructor'])(
    'a session called %s does not exist',
    async (name) => {
      const answer = await send('GET', `/api/v1/sessions/${encodeURIComponent(name)}/report`, undefined);
      expectProblem(answer, 404, 'not-found');
    },
  );

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`],
    [
      'two lengths',
      'POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
    ],
    [
      'a host that is a policy',
      'GET /healthz HTTP/1.1\r\nHost: x; script-src *\r\nConnection: close\r\n\r\n',
    ],
  ])('%s ends a connection and nothing else', async (_what, bytes) => {
    const raw = await overSocket(bytes);
    expect(raw).not.toMatch(/^HTTP\/1\.1 5/);
    expect(raw).not.toContain('script-src *');
    expect((await send('GET', '/healthz', undefined)).status).toBe(200);
  });
});

describe('two thousand mutations', () => {
  it('no request breaks the server, and every refusal is one of the list', { timeout: 120_000 }, async () => {
    const random = numbers(20_261_122);
    const seen = new Map<number, number>();
    for (let batch = 0; batch < 100; batch++) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => {
          const { method, path, body, headers } = mutated(random);
          return send(method, path, body, headers);
        }),
      );
      for (const answer of answers) {
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
        if (answer.status >= 400) expectComplete(answer);
      }
    }
    // It got past the front gate, and not everything was let through.
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 404]));
    expect((await send('GET', `/api/v1/sessions/${id}`, undefined)).status).toBeLessThan(500);
    expect((await send('GET', '/healthz', undefined)).status).toBe(200);
  });
});

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mutated(random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const [method = '', pattern = ''] = pick(ROUTE_KEYS).split(' ');
  const odd = [
    null,
    true,
    -1,
    1e308,
    '',
    'x',
    '\u0000',
    '💥'.repeat(50),
    [],
    {},
    [[]],
    { __proto__: null },
    AGENDA,
  ];
  const bodies: Record<string, unknown>[] = [
    { title: 'x', language: 'en', settings: { names: 'none', teams: [] } },
    { from: id },
    { version: 1, title: 'x', agenda: AGENDA },
    { code: 'ABC-DEF-GHJ', name: 'x', team: 't', proof: { salt: 'x', nonce: 'y' } },
    { email: 'a@b.nl', password: 'x', language: 'en', token: 'x' },
  ];
  const scramble = (value: unknown): unknown => {
    if (random() < 0.15) return pick(odd);
    if (Array.isArray(value)) return value.map(scramble);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          random() < 0.1 ? pick(['__proto__', 'constructor', '', key]) : key,
          scramble(inner),
        ]),
      );
    return value;
  };
  let text = JSON.stringify(scramble(pick(bodies)));
  if (random() < 0.2) text = text.slice(0, Math.floor(random() * text.length));
  if (random() < 0.1) text = text.replace(/"/g, () => pick(['"', "'", '\u2028']));
  const hasBody = method === 'POST' || method === 'PATCH';
  // Costly work of its own is tried elsewhere; here it would only wait in its queue.
  const isPassword = /sign-in|setup/.test(pattern);
  const target = pattern.replace('{id}', pick([id, id, 'unknown', '%2e%2e', '__proto__']));
  const query =
    random() < 0.3
      ? pick(['?format=csv', '?sort=title', '?a[b]=c', '?%', '?__proto__=x', '?format=json&format=csv'])
      : '';
  return {
    method,
    path: target + query,
    body: hasBody ? (isPassword ? text.replace('password', 'passwort') : text) : undefined,
    headers: {
      'x-forwarded-for': `10.${Math.floor(random() * 250)}.${Math.floor(random() * 250)}.1`,
      ...(random() < 0.1 ? { cookie: pick(['', 'rondo=%', 'rondo=x; rondo=y', '__proto__=1']) } : {}),
      ...(random() < 0.1
        ? { 'content-type': pick(['', 'text/plain', 'application/json; charset=x', 'image/png']) }
        : {}),
      ...(random() < 0.1 ? { 'accept-language': pick(['*', ';q=', 'nl', 'x'.repeat(500)]) } : {}),
    } as Record<string, string>,
  };
}

/** What a server answers to bytes that no well-behaved program would send. */
function overSocket(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    let text = '';
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
    socket.write(bytes);
  });
}
