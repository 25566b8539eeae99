import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Letters } from '../../../server/accounts/letters.ts';
import { MailQueue } from '../../../server/mail/mail-queue.ts';
import { createLog } from '../../../server/platform/log.ts';
import { KeptMails } from '../../support/kept-mails.ts';
import { person, type Person } from './people.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let operator: Person;
let support: Person;
let owner: Person;
beforeAll(async () => {
  server = await TestServer.start();
  const house = { organisation: 'house', twoStep: true };
  operator = await person(server, 'operator@example.org', { ...house, roles: ['operator'] });
  support = await person(server, 'support@example.org', { ...house, roles: ['support'] });
  owner = await person(server, 'owner@example.org', {
    organisation: 'ours',
    roles: ['manager', 'facilitator'],
  });
});
afterAll(() => server[Symbol.asyncDispose]());

const lock = (who: Person, whom: Person, locked: boolean) =>
  who.fetch('POST', `/api/v1/staff/accounts/${whom.accountId}/locked`, { locked });

describe('from where the staff works', () => {
  it('[PR-13] from an address that is not listed its routes do not exist, whatever X-Forwarded-For says', async () => {
    await using far = await TestServer.start({ staffAddresses: '192.0.2.0/24, 2001:db8::/32' });
    const place = { organisation: 'house', roles: ['operator'], twoStep: true };
    const there = await person(far, 'operator@example.org', place);
    for (const header of ['192.0.2.7', '127.0.0.1, 192.0.2.7', '::ffff:192.0.2.7']) {
      const answer = await there.fetch('GET', '/api/v1/staff/accounts', undefined, {
        'x-forwarded-for': header,
      });
      expectProblem(answer, 404, 'not-found');
    }
    expectProblem(await far.client().fetch('GET', '/metrics'), 404, 'not-found');
  });

  it('[PR-13] behind a trusted proxy the address it names decides', async () => {
    await using far = await TestServer.start({ staffAddresses: '192.0.2.0/24', trustProxy: 'loopback' });
    const there = await person(far, 'o@example.org', {
      organisation: 'h',
      roles: ['operator'],
      twoStep: true,
    });
    const from = (address: string) =>
      there.fetch('GET', '/api/v1/staff/accounts', undefined, { 'x-forwarded-for': address });
    expect((await from('192.0.2.7')).status).toBe(200);
    expectProblem(await from('198.51.100.1'), 404, 'not-found');
    expectProblem(await from('192.0.2.7, 198.51.100.1'), 404, 'not-found');
  });

  it('[PR-16] without a second step it is refused', async () => {
    const hasty = await person(server, 'hasty@example.org', { organisation: 'house', roles: ['operator'] });
    expectProblem(await hasty.fetch('GET', '/api/v1/staff/accounts'), 403, 'two-step-missing');
    const mayWork = async (who: Person) => (await who.ask<{ staff: boolean }>('GET', '/me/rights')).staff;
    // [KO-14] The pages offer the staff's only to who would be let in.
    expect(await Promise.all([operator, support, hasty, owner].map(mayWork))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('[KO-28] support needs both the address and the second step, like an operator', async () => {
    const helper = await person(server, 'helper@example.org', { organisation: 'house', roles: ['support'] });
    expectProblem(await helper.fetch('GET', '/api/v1/staff/accounts'), 403, 'two-step-missing');
    await using far = await TestServer.start({ staffAddresses: '192.0.2.0/24' });
    const place = { organisation: 'house', roles: ['support'], twoStep: true };
    const there = await person(far, 'helper@example.org', place);
    expectProblem(await there.fetch('GET', '/api/v1/staff/accounts'), 404, 'not-found');
  });
});

describe('[KO-22] on the first of a month', () => {
  it('every operator is told once that the report is there, and nothing of it', async () => {
    const mails = new KeptMails();
    const clock = () => Date.now() + server.ahead;
    const queue = new MailQueue({ carrier: mails, clock, log: createLog('silent') });
    const letters = new Letters(queue, () => 'https://rondo.example.org');
    await server.organisations.staff.tellOfReport(letters);
    await server.organisations.staff.tellOfReport(letters);
    await queue.settled();
    await queue.close();
    expect(mails.all.map(({ to }) => to).sort()).toEqual(['hasty@example.org', 'operator@example.org']);
    expect(mails.all[0]?.text).toContain('https://rondo.example.org/app/staff');
    expect(mails.all[0]?.text).not.toContain('@');
  });
});

describe('what the staff does', () => {
  it('[KO-28] support looks at accounts, and writes nothing', async () => {
    expect(JSON.stringify(await support.ask('GET', '/staff/accounts'))).toContain('owner@example.org');
    expectProblem(await lock(support, owner, true), 404, 'not-found');
    expectProblem(await support.fetch('POST', '/api/v1/staff/notice', { message: 'x' }), 404, 'not-found');
    expectProblem(await support.fetch('GET', '/api/v1/staff/report'), 404, 'not-found');
  });

  it('[PL-4] sees no session, confidential or not', async () => {
    const { id } = await owner.createSession('Kanarie', AGENDA);
    for (const who of [operator, support]) {
      expect(JSON.stringify(await who.ask('GET', '/staff/accounts'))).not.toContain('Kanarie');
      for (const path of [`/sessions/${id}`, `/sessions/${id}/report`, '/sessions'])
        expectProblem(await who.fetch('GET', `/api/v1${path}`), 403, 'not-allowed');
    }
  });

  it('an operator locks an account, whose sign-ins end at once, and unlocks it; its organisation reads of it', async () => {
    const member = await person(server, 'member@example.org', {
      organisation: 'ours',
      roles: ['facilitator'],
    });
    expect((await lock(operator, member, true)).status).toBe(204);
    expectProblem(await member.fetch('GET', '/api/v1/sessions'), 401, 'sign-in-required');
    expect((await lock(operator, member, false)).status).toBe(204);
    const { entries } = await owner.ask<{ entries: { action: string; subject: string }[] }>(
      'GET',
      '/organisation/audit',
    );
    expect(entries.slice(0, 2).map(({ action, subject }) => [action, subject])).toEqual([
      ['account-unlocked', member.accountId],
      ['account-locked', member.accountId],
    ]);
    expectProblem(await lock(operator, operator, true), 409, 'not-yourself');
  });

  it('an operator tells everybody something, and takes it away again', async () => {
    const notice = () => server.client().ask<{ notice: { message: string } | null }>('GET', '/notice');
    expect(await notice()).toEqual({ notice: null });
    await operator.ask('POST', '/staff/notice', { message: 'Down for an hour tonight.' });
    expect((await notice()).notice?.message).toBe('Down for an hour tonight.');
    await operator.ask('POST', '/staff/notice', { message: null });
    expect(await notice()).toEqual({ notice: null });
  });

  it('[KO-22] the monthly report tells last sign-ins, and sign-ins nobody ended', async () => {
    const note = server.database.sqlite.prepare(
      "INSERT INTO sign_in_history (account_id, at, what, auth_session_id, device, network) VALUES (?, ?, ?, ?, '', '')",
    );
    const at = (day: number) => Date.UTC(2025, 4, day);
    for (const [day, what, id] of [
      [1, 'signed-in', 'a'],
      [2, 'signed-out', 'a'],
      [3, 'signed-in', 'b'],
      [20, 'expired', 'b'],
      [25, 'signed-in', 'c'],
      [26, 'ended', 'c'],
    ] as const)
      note.run(owner.accountId, at(day), what, id);
    note.run(owner.accountId, Date.UTC(2025, 5, 1), 'signed-in', 'd');
    const { accounts } = await operator.ask<{ accounts: { email: string }[] }>(
      'GET',
      '/staff/report?month=2025-05',
    );
    expect(accounts.find(({ email }) => email === 'owner@example.org')).toEqual({
      ...{ accountId: owner.accountId, email: 'owner@example.org' },
      ...{ signIns: 3, lastSignInAt: at(25), notEnded: 1 },
    });
    expect(await operator.ask('GET', '/staff/report')).toMatchObject({
      month: expect.stringMatching(/^\d{4}-\d{2}$/) as string,
    });
  });
});
