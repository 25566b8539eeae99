import { afterAll, beforeAll, expect, it } from 'vitest';
import { SqliteAuditRepository, type AuditRow } from '../../../db/audit-repository.ts';
import { AGENDA } from './agenda.ts';
import { person, type Person } from './people.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let manager: Person;
let owner: Person;
beforeAll(async () => {
  server = await TestServer.start();
  manager = await person(server, 'manager@example.org', { organisation: 'ours', roles: ['manager'] });
  owner = await person(server, 'owner@example.org', { organisation: 'ours', roles: ['facilitator'] });
});
afterAll(() => server[Symbol.asyncDispose]());

const log = async (who: Person) =>
  (await who.ask<{ entries: AuditRow[] }>('GET', '/organisation/audit')).entries;
const sql = (statement: string) => server.database.sqlite.prepare(statement).run();

it('says who did what, when and from where, and never what was said', async () => {
  const { id } = await owner.createSession('Kanarie in the title', AGENDA);
  const before = Date.now();
  await owner.ask('POST', `/sessions/${id}/shares`, { email: 'manager@example.org', may: 'view-results' });
  await owner.start(id);
  await owner.stop(id);
  await owner.export(id, 'csv');
  await owner.ask('DELETE', `/sessions/${id}`);
  const entries = await log(manager);
  expect(entries.map(({ action }) => action)).toEqual([
    'session-deleted',
    'session-exported',
    'session-stopped',
    'session-started',
    'session-shared',
  ]);
  for (const { actorEmail, subject, source, at } of entries) {
    expect({ actorEmail, subject, source }).toEqual({
      actorEmail: 'owner@example.org',
      subject: id,
      source: '127.0.0.1',
    });
    expect(at).toBeGreaterThanOrEqual(before);
  }
  expect(JSON.stringify(entries)).not.toContain('Kanarie');
});

it('[KO-4] [PL-9] notes what was before and after where rights change', async () => {
  await manager.ask('POST', `/organisation/members/${owner.accountId}/roles`, {
    roles: ['facilitator', 'manager'],
  });
  const [entry] = await log(manager);
  expect(entry).toMatchObject({
    action: 'roles-given',
    subject: owner.accountId,
    subjectEmail: 'owner@example.org',
    detail: { before: ['facilitator'], after: ['facilitator', 'manager'] },
  });
});

it('writes nothing down of what was refused', async () => {
  const before = await log(manager);
  expectProblem(
    await manager.fetch('POST', `/api/v1/organisation/members/nobody/roles`, { roles: [] }),
    404,
    'not-found',
  );
  expect(await log(manager)).toEqual(before);
});

it('[KO-27] is read by who has the right, of the own organisation alone, a hundred at a time', async () => {
  const foreigner = await person(server, 'far@example.org', { organisation: 'theirs', roles: ['manager'] });
  expect(await log(foreigner)).toEqual([]);
  const reader = await person(server, 'reader@example.org', { organisation: 'ours', roles: ['facilitator'] });
  expectProblem(await reader.fetch('GET', '/api/v1/organisation/audit'), 403, 'not-allowed');
  for (let at = 0; at < 120; at++)
    await server.organisations.audit.record({
      ...{ organisationId: 'ours', actor: 'command-line', action: 'account-locked' },
      ...{ subject: null, detail: { at }, source: null },
    });
  const first = await log(manager);
  expect(first).toHaveLength(100);
  const path = `/organisation/audit?before=${first.at(-1)?.id ?? 0}`;
  const { entries } = await manager.ask<{ entries: AuditRow[] }>('GET', path);
  expect(entries.length).toBeGreaterThan(20);
  expect(Math.max(...entries.map(({ id }) => id))).toBeLessThan(first.at(-1)?.id ?? 0);
});

it('is taken along whole as a CSV file that no spreadsheet runs', async () => {
  await server.organisations.audit.record({
    ...{ organisationId: 'ours', actor: '=1+1', action: 'account-locked', subject: null, detail: null },
    source: null,
  });
  const { headers, body } = await manager.fetch('GET', '/api/v1/organisation/audit/export');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toContain('rondo-audit.csv');
  const lines = String(body).trim().split('\r\n');
  expect(lines[0]).toContain('when,who,who_id,what,to,detail,from');
  expect(lines.length).toBeGreaterThan(126);
  expect(lines[2]).toContain(`'=1+1`);
  expect((await log(manager))[0]?.action).toBe('audit-exported');
});

it('refuses to be changed, replaced or shortened, also for who writes SQL', () => {
  expect(() => sql("UPDATE audit_log SET actor = 'nobody'")).toThrow('never changed');
  expect(() => sql('DELETE FROM audit_log')).toThrow('kept for two years');
  expect(() => sql('DELETE FROM audit_log WHERE id = 1')).toThrow('kept for two years');
  expect(() =>
    sql("INSERT OR REPLACE INTO audit_log (id, at, actor, action) VALUES (1, 1, 'x', 'y')"),
  ).toThrow('never changed');
});

it('[PL-5] lets go of what is older than two years, and of nothing younger', async () => {
  const day = 86_400_000;
  const now = Date.now();
  const repository = new SqliteAuditRepository(server.database);
  for (const age of [729, 731.5, 900])
    await repository.append({
      ...{ at: now - age * day, organisationId: 'old', actor: 'a', action: 'account-locked' },
      ...{ subject: null, detail: { age }, source: null },
    });
  expect(await server.organisations.audit.forgetOld()).toBe(2);
  expect((await repository.page('old', null, 10)).map(({ detail }) => detail)).toEqual([{ age: 729 }]);
});
