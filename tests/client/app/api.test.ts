import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { Api } from '../../../client/app/api.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  language: string | undefined;
  body: string;
}

let server: Server | undefined;
let seen: Seen[] = [];

/** The interface in front of a real HTTP server that answers one thing. */
async function apiAnswering(status: number, body: string | null, type = 'application/json'): Promise<Api> {
  seen = [];
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method, url } = request;
      seen.push({
        method,
        url,
        language: request.headers['accept-language'],
        body: Buffer.concat(pieces).toString(),
      });
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new Api(
    (path, init) => fetch(new URL(typeof path === 'string' ? path : '/', `http://127.0.0.1:${port}`), init),
    () => 'nl',
  );
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

const account = { id: 'a1', email: 'a@example.org', language: 'nl' };

describe('the HTTP interface', () => {
  test('asks in the language of the page and hands over what was answered', async () => {
    const api = await apiAnswering(200, JSON.stringify({ account, added: 'later' }));
    expect(await api.me()).toEqual({ ok: true, value: account });
    expect(seen).toEqual([{ method: 'GET', url: '/api/v1/sign-in', language: 'nl', body: '' }]);
  });

  test('nobody being signed in is an answer like any other', async () => {
    const api = await apiAnswering(200, '{"account":null,"signUp":"invited"}');
    expect(await api.me()).toEqual({ ok: true, value: null });
  });

  test('sends only the parts of a draft that changed, under the version they were made to', async () => {
    const api = await apiAnswering(409, JSON.stringify({ code: 'conflict', reference: 'r1' }));
    expect(await api.save('s1', 3, { title: 'New' })).toEqual({
      ok: false,
      problem: { code: 'conflict', reference: 'r1' },
    });
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['PATCH', '/api/v1/sessions/s1', '{"version":3,"title":"New"}'],
    ]);
  });

  test('a refusal comes back as its code, an empty answer as nothing', async () => {
    const refusing = await apiAnswering(
      401,
      JSON.stringify({ code: 'sign-in-required', reference: 'r2' }),
      'application/problem+json',
    );
    expect(await refusing.sessions()).toEqual({
      ok: false,
      problem: { code: 'sign-in-required', reference: 'r2' },
    });
  });

  test('no content is an answer too', async () => {
    const api = await apiAnswering(204, null);
    expect(await api.remove('s1')).toEqual({ ok: true, value: null });
  });

  test.each([
    ['a page instead of JSON', 200, '<!doctype html>'],
    ['another shape', 200, '{"sessions":[{"id":1}]}'],
    ['a code that is no refusal', 500, '{"code":"kaput"}'],
    ['an error page of a proxy', 502, '<html>Bad gateway</html>'],
  ])('%s is a broken answer, not a crash', async (_what, status, body) => {
    const api = await apiAnswering(status, body);
    expect(await api.sessions()).toEqual({ ok: false, problem: { code: 'broken-answer' } });
  });

  test('no answer at all is told apart from a refusal', async () => {
    const api = await apiAnswering(200, '{}');
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    expect(await api.me()).toEqual({ ok: false, problem: { code: 'unreachable' } });
  });
});
