import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeskError, OperatorDesk } from '../../server/operator-desk.ts';
import { PASSWORD, tokenIn } from '../support/api-client.ts';
import { person, type Person } from './http/people.ts';
import { expectProblem } from './http/problem.ts';
import { TestServer } from './http/test-server.ts';

const root = join(import.meta.dirname, '../..');
let server: TestServer;
let desk: OperatorDesk;
let manager: Person;
beforeAll(async () => {
  server = await TestServer.start();
  desk = new OperatorDesk({
    dataDir: server.folder.path,
    publicUrl: 'https://rondo.example.org',
    port: 3000,
  });
  manager = await person(server, 'manager@example.org', { organisation: 'ours', roles: ['manager'] });
});
afterAll(async () => {
  desk.close();
  await server[Symbol.asyncDispose]();
});

async function rondo(...words: string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: server.folder.path };
  const args = ['--import', 'tsx', join(root, 'server/cli.ts'), ...words];
  return promisify(execFile)(process.execPath, args, { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

describe('the command line, beside a server that runs', () => {
  it('invites: its link makes an account, once, in the organisation of the member that was named', async () => {
    const link = await desk.inviteLink('colleague@example.org', 'manager@example.org', ['facilitator']);
    expect(link).toMatch(/^https:\/\/rondo\.example\.org\/app\/welcome#[\w-]{22}$/);
    const client = server.client();
    const body = { token: tokenIn(link), password: PASSWORD, language: 'en' };
    server.ahead += 1_000;
    await client.ask('POST', '/accounts', body);
    expect(await client.ask('GET', '/me/rights')).toMatchObject({ organisation: { id: 'ours' } });
    expectProblem(await server.client().fetch('POST', '/api/v1/accounts', body), 410, 'link-over');
    await expect(desk.inviteLink('colleague@example.org', null, [])).rejects.toThrow(DeskError);
  });

  it('locks and unlocks; the server lets nobody in from that moment', async () => {
    const one = await person(server, 'one@example.org', { organisation: 'ours', roles: ['facilitator'] });
    await desk.setLocked('One@Example.org', true);
    expectProblem(await one.fetch('GET', '/api/v1/sessions'), 401, 'sign-in-required');
    await desk.setLocked('one@example.org', false);
    one.cookie = (await server.accounts.authSessions.begin(one.accountId, undefined)).split(';', 1)[0] ?? '';
    expect((await one.fetch('GET', '/api/v1/sessions')).status).toBe(200);
    const { entries } = await manager.ask<{ entries: { actor: string; action: string }[] }>(
      'GET',
      '/organisation/audit',
    );
    expect(entries.slice(0, 2).map(({ actor, action }) => [actor, action])).toEqual([
      ['command-line', 'account-unlocked'],
      ['command-line', 'account-locked'],
    ]);
    await expect(desk.setLocked('nobody@example.org', true)).rejects.toThrow('Nobody has an account');
  });

  it('[PR-16] makes an operator, who still needs two steps, and takes it back', async () => {
    const one = await person(server, 'staff@example.org', { organisation: 'house', roles: [] });
    await desk.setStaffRole('staff@example.org', 'operator', true);
    expectProblem(await one.fetch('GET', '/api/v1/staff/accounts'), 403, 'two-step-missing');
    await desk.setStaffRole('staff@example.org', 'operator', false);
    expectProblem(await one.fetch('GET', '/api/v1/staff/accounts'), 404, 'not-found');
  });

  it(
    'shows a message to everybody, lists accounts, and tells what it can do',
    { timeout: 60_000 },
    async () => {
      expect(await rondo('maintenance', 'Back at ten.')).toEqual({
        code: 0,
        said: 'The message is shown.\n',
      });
      const { notice } = await server.client().ask<{ notice: { message: string } | null }>('GET', '/notice');
      expect(notice?.message).toBe('Back at ten.');
      await desk.setNotice(null);
      const { said } = await rondo('accounts');
      expect(said).toMatch(/^address +organisation +roles +state +last sign-in \(UTC\)$/m);
      expect(said).toMatch(/^manager@example\.org +manager/m);
      expect(await rondo('fly')).toMatchObject({
        code: 64,
        said: expect.stringContaining('Usage: npx rondo') as string,
      });
      expect(await rondo('lock', 'nobody@example.org')).toEqual({
        code: 1,
        said: 'Nobody has an account with nobody@example.org.\n',
      });
      expect((await rondo('help')).code).toBe(0);
      expect((await rondo('invite', 'a@example.org', '--roles', 'manager')).code).toBe(64);
    },
  );

  it('works on an installation that is there, and makes none', () => {
    const dataDir = join(server.folder.path, 'typed-wrongly');
    expect(() => OperatorDesk.of({ dataDir, publicUrl: null, port: 3000 })).toThrow(
      'There is no installation',
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  it('gives the link for the first account only while there is none', async () => {
    await expect(desk.firstAccountLink()).rejects.toThrow('There is an account already');
    await using fresh = await TestServer.start();
    const there = new OperatorDesk({ dataDir: fresh.folder.path, publicUrl: null, port: 3000 });
    const link = await there.firstAccountLink().finally(() => there.close());
    expect(link).toContain('http://localhost:3000/app/setup#');
    await fresh.client().setUp(tokenIn(link));
  });
});
