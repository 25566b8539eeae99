import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCode } from '../../../server/platform/ids.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let owner: ApiClient;
beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
});
afterAll(() => server[Symbol.asyncDispose]());

describe('a full disk', () => {
  it('what would have to be stored is refused as passing, what is there can be read, and it recovers', async () => {
    const { id, version } = await owner.createSession('Before', AGENDA);
    const text = 'x'.repeat(2_000);
    const config = { text, image: null };
    const agenda = Array.from({ length: 80 }, (_, n) => ({
      id: `r${n}`,
      kind: 'information',
      title: '',
      seconds: null,
      config,
    }));
    const { sqlite } = server.database;
    const pages = sqlite.pragma('page_count', { simple: true }) as number;
    sqlite.pragma(`max_page_count = ${pages}`);
    server.ahead += 120_000;
    const full = await owner.fetch('PATCH', `/api/v1/sessions/${id}`, { version, agenda });
    expectProblem(full, 503, 'read-only');
    expect(full.headers.get('retry-after')).toBe('5');
    expect(await owner.ask('GET', `/sessions/${id}`)).toMatchObject({ version, agenda: AGENDA });
    expectProblem(
      await server.client().fetch('POST', '/api/v1/join', { code: newCode() }),
      404,
      'code-unknown',
    );
    sqlite.pragma('max_page_count = 1000000');
    expect((await owner.fetch('PATCH', `/api/v1/sessions/${id}`, { version, agenda })).status).toBe(200);
  });

  it('so is a database that another process holds for too long', async () => {
    const other = new BetterSqlite3(server.databasePath);
    server.database.sqlite.pragma('busy_timeout = 50');
    other.exec('BEGIN IMMEDIATE');
    const held = await owner.fetch('POST', '/api/v1/sessions', { title: 'x', language: 'en' });
    expectProblem(held, 503, 'busy');
    other.exec('ROLLBACK');
    other.close();
    expect((await owner.fetch('POST', '/api/v1/sessions', { title: 'x', language: 'en' })).status).toBe(201);
  });
});
