import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { SqliteSignInLocksRepository } from '../../../db/sign-in-locks-repository.ts';
import { PASSWORD, type ApiClient } from '../../support/api-client.ts';
import { person } from '../http/people.ts';
import { expectProblem } from '../http/problem.ts';
import { OWNER, withOwner } from './door.ts';

const MINUTE = 60_000;
const wrong = (client: ApiClient, email = OWNER) =>
  client.fetch('POST', '/api/v1/sign-in', { email, password: 'Wrong-one-7' });

function listeningLog() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, log: pino({ level: 'info' }, sink) };
}

describe('[KO-30] persistent wrong sign-ins', () => {
  it('lock the account for a while, alarm the operator and tell the owner, once; who is signed in goes on', async () => {
    const { lines, log } = listeningLog();
    await using door = await withOwner({ log, signIn: { operatorEmail: 'operator@example.org' } });
    const { server, owner } = door;
    for (let n = 0; n < 10; n++) expectProblem(await wrong(server.client()), 401, 'sign-in-failed');
    for (let n = 0; n < 5; n++) expectProblem(await wrong(server.client()), 429, 'too-many-attempts');
    await vi.waitUntil(() => server.post.to('operator@example.org').length > 0, { timeout: 5_000 });
    await server.accounts.settled();
    expect(server.post.to('operator@example.org').map(({ subject }) => subject)).toEqual([
      'Rondo: many wrong sign-ins',
    ]);
    expect(server.post.to(OWNER).map(({ subject }) => subject)).toEqual([
      'Signing in to your Rondo account is held up',
    ]);
    expect(lines.filter((line) => line.includes('sign-in locked'))).toHaveLength(1);
    expect(lines.join('')).not.toContain('@');
    expect((await owner.fetch('GET', '/api/v1/me')).status).toBe(200);
    const { history } = await owner.ask<{ history: { what: string }[] }>('GET', '/me/sign-ins');
    expect(history.filter(({ what }) => what === 'wrong-password')).toHaveLength(10);
    expect(history.filter(({ what }) => what === 'locked')).toHaveLength(1);
    server.ahead = 15 * MINUTE;
    await server.client().signIn();
  });

  it('[PL-15] an address without an account is locked just so, and nobody is written to', async () => {
    await using door = await withOwner();
    const { server } = door;
    for (let n = 0; n < 10; n++) await wrong(server.client(), 'nobody@example.org');
    expectProblem(await wrong(server.client(), 'nobody@example.org'), 429, 'too-many-attempts');
    await vi.waitUntil(() => server.post.to(OWNER).length > 0, { timeout: 5_000 });
    expect(server.post.all.map(({ to, subject }) => [to, subject])).toEqual([
      [OWNER, 'Rondo: many wrong sign-ins'],
    ]);
  });

  it('one source that tries many accounts is locked, and others sign in', async () => {
    await using door = await withOwner({ trustProxy: 1 });
    const { server } = door;
    const evil = server.client({ 'x-forwarded-for': '203.0.113.7' });
    for (let n = 0; n < 30; n++) await wrong(evil, `p${n}@example.org`);
    expectProblem(await wrong(evil, 'p31@example.org'), 429, 'too-many-attempts');
    await server.client({ 'x-forwarded-for': '203.0.113.8' }).signIn();
  });

  it('when the first account is gone the alarm goes to an operator', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    for (const [email, roles] of [
      ['somebody@example.org', ['facilitator']],
      ['operator@example.org', ['operator']],
    ] as const)
      await person(server, email, { organisation: 'house', roles });
    await owner.ask('POST', '/me/deletion', { password: PASSWORD });
    for (let n = 0; n < 11; n++) await wrong(server.client(), 'nobody@example.org');
    await vi.waitUntil(() => server.post.to('operator@example.org').length > 0, { timeout: 5_000 });
    expect(server.post.to('somebody@example.org')).toEqual([]);
  });

  it('each month is looked back on once, in counts', async () => {
    await using door = await withOwner();
    const { server } = door;
    for (let n = 0; n < 11; n++) await wrong(server.client());
    await server.accounts.settled();
    const now = new Date();
    server.ahead = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 0, 5) - Date.now();
    expect(await server.accounts.suspicious.analyse()).toEqual({
      wrongPasswords: 10,
      wrongCodes: 0,
      accountsTried: 1,
      accountLocks: 1,
      sourceLocks: 0,
      worstDay: { day: now.toISOString().slice(0, 10), failures: 10 },
    });
    expect(await server.accounts.suspicious.analyse()).toBeNull();
    const kept = await new SqliteSignInLocksRepository(server.database).analyses();
    expect(kept.map(({ month }) => month)).toEqual([now.toISOString().slice(0, 7)]);
    expect(kept[0]?.body).not.toContain('@');
  });
});
