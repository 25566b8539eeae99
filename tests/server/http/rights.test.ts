import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountRoutes, type MountParts } from '../../../server/http/mount-routes.ts';
import { rightOf, ROUTE_KEYS, type Caller, type RouteKey } from '../../../server/accounts/access.ts';
import type { Route } from '../../../server/http/route.ts';
import { done } from '../../../server/platform/outcome.ts';
import type { Answer, ApiClient } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let owner: ApiClient;
let stranger: ApiClient;
let id: string;
beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
  stranger = await server.owner('stranger@example.org');
  ({ id } = await owner.createSession('Mine', AGENDA));
});
afterAll(() => server[Symbol.asyncDispose]());

const keysOf = (...callers: Caller[]) => ROUTE_KEYS.filter((key) => callers.includes(rightOf(key).caller));
const SESSIONS = ['viewer', 'co-facilitator', 'owner'] as const;

/** Calls a route as its table names it, with a body that would be good enough to get somewhere. */
function call(client: ApiClient, key: RouteKey, sessionId: string): Promise<Answer> {
  const [verb = '', path = ''] = key.split(' ');
  const query = path.endsWith('/export') ? '?format=csv' : '';
  const body = verb === 'POST' || verb === 'PATCH' ? { version: 1, title: 'Taken over' } : undefined;
  return client.fetch(verb, path.replace('{id}', sessionId).replace(/\{\w+\}/, 'nobody') + query, body);
}

describe('who may call what', () => {
  it.each(keysOf(...SESSIONS))(
    '[PR-4] %s: for everybody but its owner the session does not exist',
    async (key) => {
      const before = await owner.ask('GET', `/sessions/${id}`);
      const [foreign, unknown] = [
        await call(stranger, key, id),
        await call(stranger, key, 'nosuchsession123'),
      ];
      expectProblem(foreign, 404, 'not-found');
      expectProblem(unknown, 404, 'not-found');
      const bare = ({ body }: Answer) => ({ ...(body as object), reference: '' });
      expect(bare(foreign)).toEqual(bare(unknown));
      expectProblem(await call(server.client(), key, id), 401, 'sign-in-required');
      expect(await owner.ask('GET', `/sessions/${id}`)).toEqual(before);
    },
  );

  it.each(keysOf('account'))('[PR-4] %s: nobody who is not signed in', async (key) => {
    expectProblem(await call(server.client(), key, id), 401, 'sign-in-required');
  });

  it('[PR-4] another’s session is neither listed nor duplicated', async () => {
    expect(await stranger.ask('GET', '/sessions')).toEqual({ sessions: [] });
    const copy = await stranger.fetch('POST', '/api/v1/sessions', { from: id });
    expectProblem(copy, 404, 'not-found');
  });

  it('[PR-4] a participant’s token and a link’s token sign nobody in', async () => {
    const { id: live } = await owner.createSession('Live', AGENDA);
    const { code, wallUrl, coFacilitatorUrl } = await owner.start(live);
    const { token } = await server.client().join(code);
    for (const secret of [token, wallUrl.split('#')[1], coFacilitatorUrl.split('#')[1]])
      for (const headers of [{ authorization: `Bearer ${secret}` }, { cookie: `rondo=${secret}` }])
        for (const key of keysOf(...SESSIONS, 'account')) {
          const [verb = '', path = ''] = key.split(' ');
          const answer = await server
            .client()
            .fetch(verb, path.replace('{id}', live).replace(/\{\w+\}/, 'nobody'), undefined, headers);
          expectProblem(answer, 401, 'sign-in-required');
        }
  });

  it('[KO-27] neither the database nor the secrets are reachable, however the path is written', async () => {
    for (const path of [
      '/rondo.db',
      '/data/rondo.db',
      '/secrets.json',
      '/../secrets.json',
      '/..%2fsecrets.json',
      '/assets/..%2f..%2fsecrets.json',
      '/assets/%2e%2e/%2e%2e/rondo.db',
      '/api/v1/../../secrets.json',
      '/.env',
      '/package.json',
    ]) {
      const response = await fetch(server.origin + path);
      expect([path, response.status >= 400 && response.status < 500]).toEqual([path, true]);
    }
  });
});

describe('the table of rights', () => {
  const route = (key: string): Route => ({
    key: key as RouteKey,
    summary: 'A route',
    status: 204,
    answer: 'nothing',
    refusals: [],
    handle: async () => done(null),
  });
  const parts = {} as MountParts;

  it('[PR-17] a route that does not say who may call it fails at start', () => {
    expect(() => mountRoutes(express(), [route('GET /api/v1/forgotten')], parts)).toThrow(
      'GET /api/v1/forgotten does not say who may call it',
    );
  });

  it('[PR-17] so does a right without a route, and a route defined twice', () => {
    expect(() => mountRoutes(express(), [route('GET /healthz')], parts)).toThrow('has rights but no route');
    const twice = [route('GET /healthz'), route('GET /healthz')];
    expect(() => mountRoutes(express(), twice, parts)).toThrow('defined twice');
  });
});
