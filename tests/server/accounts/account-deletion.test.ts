import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../db/connection.ts';
import { memberRoles, members } from '../../../db/organisation-schema.ts';
import { PASSWORD, tokenIn, type ApiClient } from '../../support/api-client.ts';
import { PICTURES } from '../../support/pictures.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import { SourceKeys } from '../../../server/privacy/source-keys.ts';
import { expectProblem } from '../http/problem.ts';
import { person } from '../http/people.ts';
import type { TestServer } from '../http/test-server.ts';
import { addApp, OWNER, withOwner } from './door.ts';

const DEVICE = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const deletion = (client: ApiClient, password = PASSWORD) =>
  client.fetch('POST', '/api/v1/me/deletion', { password });

async function accountIdOf(client: ApiClient): Promise<string> {
  return (await client.ask<{ account: { id: string } }>('GET', '/me')).account.id;
}

/** How many attempts at the door of the account's address, and mails to it, are still counted. */
function attemptsOf(server: TestServer): () => unknown {
  const key = new SourceKeys(server.secrets.keyFor('attempt-sources')).ofAccount(OWNER);
  const count = server.database.sqlite
    .prepare('SELECT count(*) FROM failed_attempts WHERE source = ?')
    .pluck();
  return () => count.get(key);
}

/** Every table with what its rows hold, pictures and sealed secrets included. */
function tables(server: TestServer): [string, string][] {
  const { sqlite } = server.database;
  const names = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[];
  return names.map((name) => [
    name,
    JSON.stringify(sqlite.prepare(`SELECT * FROM "${name}"`).all(), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'data' in value
        ? Buffer.from(value.data as number[]).toString('latin1')
        : value,
    ),
  ]);
}

/** Every file of the server's folder, as bytes: what was deleted is overwritten, in the write-ahead log too. */
function files(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path, 'latin1')]);
}

function holding(places: readonly (readonly [string, string])[], canary: string): string[] {
  const wanted = Buffer.from(canary, 'utf8').toString('latin1').toLowerCase();
  return places
    .filter(
      ([, held]) => held.toLowerCase().includes(wanted) || held.toLowerCase().includes(canary.toLowerCase()),
    )
    .map(([name]) => name);
}

/** A whole session with everything in it that can be: people with names, an answer, a vote, a picture. */
async function playSession(server: TestServer, owner: ApiClient): Promise<string[]> {
  const { id } = await owner.createSession(
    'Kanariesessie',
    [
      plannedRound('q', 'ideas', { prompt: 'Kanarievraag', perPerson: 5, authorship: 'named' }),
      plannedRound('v', 'choice', {
        ...{ source: typedItems('a', 'b'), maxPicks: 1, abstain: true },
        ...{ anonymity: 'named' as const, reveal: 'by-hand' as const },
      }),
    ],
    { names: 'required', teams: [], teamJoin: 'choose' },
  );
  await fetch(`${server.origin}/api/v1/sessions/${id}/images`, {
    method: 'POST',
    headers: { cookie: owner.cookie, 'content-type': 'image/gif' },
    body: new Uint8Array(PICTURES['image/gif']),
  });
  const { code } = await owner.start(id);
  const joined = await server.client().join(code, { name: 'Kanarienaam' });
  await server.facilitate(id, { type: 'open-round', roundId: 'q' });
  const contribution = { type: 'add-contribution', roundId: 'q', text: 'Kanarieantwoord' } as const;
  await server.act(id, joined.participantId, contribution);
  expectProblem(await deletion(owner), 409, 'sessions-running');
  await owner.stop(id);
  await owner.report(id);
  return [id, joined.participantId];
}

function everythingLogged() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, log: pino({ level: 'trace' }, sink) };
}

describe('[PL-7] deleting one’s own account', () => {
  it('leaves nothing of it in any table or file but an id in the log of what was done; the last mail says so and no more', async () => {
    const { lines, log } = everythingLogged();
    await using door = await withOwner({ log });
    const { server, owner } = door;
    const accountId = await accountIdOf(owner);
    const firefox = server.client({ 'user-agent': DEVICE });
    await firefox.signIn();
    const { factor } = await addApp(owner);
    await owner.ask('PATCH', '/organisation', { name: 'Kanariehuis' });
    await owner.ask('POST', '/organisation/groups', { name: 'Kanariegroep' });
    await owner.ask('POST', '/organisation/roles', { name: 'Kanarierol', permissions: [] });
    await owner.ask('POST', '/organisation/invitations', {
      email: 'kanariegast@example.org',
      roles: ['facilitator'],
    });
    await server.client().ask('POST', '/forgot', { email: OWNER });
    await server.client().fetch('POST', '/api/v1/sign-in', { email: OWNER, password: 'Wrong-one-7' });
    const played = await playSession(server, owner);
    const draft = await owner.createSession('Kanariesjabloon', []);
    await owner.ask('POST', `/sessions/${draft.id}/template`, { template: true });
    await server.accounts.settled();
    expect(await owner.ask('GET', '/me/deletion')).toEqual({
      ...{ sessions: 1, templates: 1, running: [] },
      ...{ isLastManager: false, organisationGoes: true, hasPlan: false },
    });

    const canaries = [OWNER, 'kanarie', 'Firefox', factor, draft.id, ...played];
    for (const canary of canaries)
      expect(holding(tables(server), canary), `${canary} was there before`).not.toEqual([]);
    const counted = attemptsOf(server);
    expect(counted()).toBeGreaterThan(0);
    const mails = server.post.to(OWNER).length;

    expect((await deletion(owner)).status).toBe(204);
    await server.accounts.settled();

    expect(counted(), 'wrong attempts are counted under no address of it any more').toBe(0);
    const [left, onDisk] = [tables(server), files(server.folder.path)];
    const inTheLog = new Set([accountId, draft.id, ...played.slice(0, 1)]);
    for (const canary of [accountId, ...canaries]) {
      const where = holding(left, canary);
      expect(
        where.filter((table) => !(table === 'audit_log' && inTheLog.has(canary))),
        canary,
      ).toEqual([]);
      if (!inTheLog.has(canary)) expect(holding(onDisk, canary), `${canary} on the disk`).toEqual([]);
    }
    const rows = server.database.sqlite.prepare(
      'SELECT action, actor, subject, detail FROM audit_log ORDER BY id DESC',
    );
    expect(rows.get()).toEqual({
      action: 'account-deleted',
      actor: accountId,
      subject: accountId,
      detail: null,
    });

    for (const canary of [OWNER, 'kanarie', factor, ...played.slice(1)])
      expect(lines.join('').toLowerCase(), '[PL-10] the log').not.toContain(canary.toLowerCase());

    const [last, ...more] = server.post.to(OWNER).slice(mails);
    expect(more).toEqual([]);
    expect(last?.subject).toBe('Your Rondo account is deleted');
    expect(`${last?.subject} ${last?.text}`.toLowerCase()).not.toMatch(/kanarie|example\.org|http/);
    for (const client of [owner, firefox])
      expectProblem(await client.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    const again = { email: OWNER, password: PASSWORD };
    expectProblem(await server.client().fetch('POST', '/api/v1/sign-in', again), 401, 'sign-in-failed');
    expect(
      await server.accounts.firstAccountLink('http://host'),
      'whoever runs it begins anew',
    ).not.toBeNull();
  });

  it('[PL-10] somebody who reads in the database keeps the write-ahead log; when they are done it is emptied', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    await owner.createSession('Kanarie in the log', []);
    const reader = openDatabase(server.databasePath);
    reader.sqlite.exec('BEGIN');
    reader.sqlite.prepare('SELECT count(*) FROM sessions').get();
    expect((await deletion(owner)).status).toBe(204);
    const left = () => holding(files(server.folder.path), 'kanarie');
    expect(left(), 'the reader still needs it').not.toEqual([]);
    reader.sqlite.exec('COMMIT');
    await vi.waitUntil(() => left().length === 0, { timeout: 5_000 });
    reader.close();
  });

  it('asks for the password each time, however lately one signed in, and counts wrong ones', async () => {
    await using door = await withOwner();
    const { owner } = door;
    expectProblem(await owner.fetch('POST', '/api/v1/me/deletion', {}), 400, 'bad-input');
    for (let n = 0; n < 10; n++) expectProblem(await deletion(owner, 'Wrong-one-7'), 401, 'sign-in-failed');
    expectProblem(await deletion(owner), 429, 'too-many-attempts');
    expect((await owner.fetch('GET', '/api/v1/me')).status).toBe(200);
  });

  it('the only manager stays while others are there; two who go at the same instant leave one', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const organisation = (await owner.ask<{ organisation: { id: string } }>('GET', '/me/rights')).organisation
      .id;
    const colleague = await invited(server, owner, 'colleague@example.org', ['facilitator']);
    const kept = await colleague.createSession('Of a colleague', []);
    expect(await owner.ask('GET', '/me/deletion')).toMatchObject({
      isLastManager: true,
      organisationGoes: false,
    });
    expectProblem(await deletion(owner), 409, 'last-manager');

    const { orm } = server.database;
    const second = await accountIdOf(colleague);
    await invited(server, owner, 'third@example.org', ['facilitator']);
    orm.insert(memberRoles).values({ accountId: second, role: 'manager' }).run();
    const answers = await Promise.all([deletion(owner), deletion(colleague)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(orm.select().from(members).all()).toMatchObject([
      { organisationId: organisation },
      { organisationId: organisation },
    ]);
    const hers = await colleague.fetch('GET', `/api/v1/sessions/${kept.id}`);
    expect(hers.status).toBe(answers[1]?.status === 409 ? 200 : 401);
  });

  it('a manager out of service is no manager; whoever manages nothing goes when they like', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const organisation = (await owner.ask<{ organisation: { id: string } }>('GET', '/me/rights')).organisation
      .id;
    const other = await person(server, 'other@example.org', { organisation, roles: ['manager'] });
    const none = await invited(server, owner, 'none@example.org', ['facilitator']);
    server.database.sqlite
      .prepare('UPDATE members SET locked_at = 1 WHERE account_id = ?')
      .run(other.accountId);
    expectProblem(await deletion(owner), 409, 'last-manager');
    expect((await deletion(none)).status).toBe(204);
  });

  it('the organisation goes on without who left: its sessions, its log and the links of who was invited', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const organisation = (await owner.ask<{ organisation: { id: string } }>('GET', '/me/rights')).organisation
      .id;
    const stays = await person(server, 'stays@example.org', {
      organisation,
      roles: ['manager', 'facilitator'],
    });
    const { id } = await stays.createSession('Shared', []);
    await stays.ask('POST', `/sessions/${id}/shares`, { email: OWNER, may: 'co-facilitate' });
    const link = await invitationTo(server, owner, 'guest@example.org', ['facilitator']);
    expect((await deletion(owner)).status).toBe(204);

    const { entries } = await stays.ask<{ entries: Record<string, unknown>[] }>('GET', '/organisation/audit');
    expect(entries[0]).toMatchObject({ action: 'account-deleted', actorEmail: null, subjectEmail: null });
    expect(await stays.ask('GET', `/sessions/${id}/access`)).toMatchObject({ shares: [] });
    const guest = server.client();
    await guest.ask('POST', '/accounts', { token: link, password: PASSWORD, language: 'en' });
    expect(await guest.ask('GET', '/me/rights')).toMatchObject({ organisation: { id: organisation } });
  });
});

/** The token of the invitation that was mailed. */
async function invitationTo(
  server: TestServer,
  by: ApiClient,
  email: string,
  roles: string[],
): Promise<string> {
  await by.ask('POST', '/organisation/invitations', { email, roles });
  await server.accounts.settled();
  return server.post.token(email) || tokenIn(server.post.to(email).at(-1)?.text ?? '');
}

async function invited(
  server: TestServer,
  by: ApiClient,
  email: string,
  roles: string[],
): Promise<ApiClient> {
  const token = await invitationTo(server, by, email, roles);
  const client = server.client();
  await client.ask('POST', '/accounts', { token, password: PASSWORD, language: 'en' });
  await client.ask('GET', '/me/rights');
  return client;
}
