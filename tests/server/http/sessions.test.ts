import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient, SessionSummary } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let owner: ApiClient & { accountId: string };
beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
});
afterAll(() => server[Symbol.asyncDispose]());

type Whole = SessionSummary & { agenda: typeof AGENDA; settings: unknown; language: string };

function create(client: ApiClient, title: string): Promise<Whole> {
  return client.ask<Whole>('POST', '/sessions', { title, language: 'en' });
}

describe('preparing sessions', () => {
  it('[KO-1] a new session is a draft with the most private settings and nothing in it', async () => {
    expect(await create(owner, '  Budget\tday ')).toMatchObject({
      title: 'Budget day',
      status: 'draft',
      version: 1,
      agenda: [],
      settings: { names: 'none', teams: [] },
      startedAt: null,
      summary: null,
    });
  });

  it('changes what is given, and nothing else', async () => {
    const { id } = await create(owner, 'Before');
    const changed = await owner.ask<Whole>('PATCH', `/sessions/${id}`, { version: 1, agenda: AGENDA });
    expect(changed).toMatchObject({ title: 'Before', version: 2, agenda: AGENDA });
    const settings = { names: 'required', teams: [{ id: 't1', name: 'Red' }] };
    const again = await owner.ask<Whole>('PATCH', `/sessions/${id}`, {
      version: 2,
      title: 'After',
      language: 'nl',
      settings,
    });
    expect(again).toMatchObject({ title: 'After', language: 'nl', settings, agenda: AGENDA, version: 3 });
    expect(await owner.ask('GET', `/sessions/${id}`)).toEqual(again);
  });

  it('a change to an old version is a conflict that holds what is stored, and changes nothing', async () => {
    const { id } = await create(owner, 'One');
    await owner.ask('PATCH', `/sessions/${id}`, { version: 1, title: 'Two' });
    const answer = await owner.fetch('PATCH', `/api/v1/sessions/${id}`, { version: 1, title: 'Three' });
    const problem = expectProblem(answer, 409, 'conflict');
    expect(problem['session']).toMatchObject({ id, title: 'Two', version: 2, agenda: [] });
    expect(await owner.ask('GET', `/sessions/${id}`)).toMatchObject({ title: 'Two', version: 2 });
  });

  it('of two changes to the same version exactly one wins', async () => {
    const { id } = await create(owner, 'Race');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        owner.fetch('PATCH', `/api/v1/sessions/${id}`, { version: 1, title: `Racer ${at}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
  });

  it.each([
    ['no title', { title: '', language: 'en' }],
    ['a title of white space', { title: ' \t ', language: 'en' }],
    ['a title too long', { title: 'x'.repeat(121), language: 'en' }],
    ['a lone surrogate', { title: 'a\ud800b', language: 'en' }],
    ['another language', { title: 'x', language: 'fr' }],
    ['a stranger key', { title: 'x', language: 'en', ownerId: 'me' }],
    [
      'two teams of one id',
      {
        title: 'x',
        language: 'en',
        settings: {
          names: 'none',
          teams: [
            { id: 'a', name: 'A' },
            { id: 'a', name: 'B' },
          ],
        },
      },
    ],
    ['nothing', {}],
    ['a list', []],
  ])('refuses %s', async (_what, body) => {
    expectProblem(await owner.fetch('POST', '/api/v1/sessions', body), 400, 'bad-input');
  });

  it('a round its own kind does not accept is named, and nothing is stored', async () => {
    const { id } = await create(owner, 'Bad round');
    const broken = [AGENDA[0], { ...AGENDA[1], config: { prompt: 7 } }];
    const answer = await owner.fetch('PATCH', `/api/v1/sessions/${id}`, { version: 1, agenda: broken });
    expect(expectProblem(answer, 422, 'round-config-invalid')['field']).toBe('agenda.1.config');
    const unknown = [{ ...AGENDA[0], kind: '__proto__' }];
    const other = await owner.fetch('PATCH', `/api/v1/sessions/${id}`, { version: 1, agenda: unknown });
    expectProblem(other, 422, 'round-config-invalid');
    expect(await owner.ask('GET', `/sessions/${id}`)).toMatchObject({ version: 1, agenda: [] });
  });

  it('no more rounds than the operator allows', async () => {
    await using small = await TestServer.start({
      limits: { participants: 10, rounds: 2, contributionsPerRound: 10 },
    });
    const client = await small.owner();
    const { id } = await create(client, 'Long');
    const agenda = ['a', 'b', 'c'].map((round) => ({ ...AGENDA[0], id: round }));
    const answer = await client.fetch('PATCH', `/api/v1/sessions/${id}`, { version: 1, agenda });
    expectProblem(answer, 422, 'too-many-rounds');
    await client.ask('PATCH', `/sessions/${id}`, { version: 1, agenda: agenda.slice(0, 2) });
  });

  it('a duplicate has everything prepared, pictures of its own, and nothing that happened', async () => {
    const source = await owner.createSession(
      'Origin',
      AGENDA,
      { names: 'optional', teams: [], teamJoin: 'choose' },
      'nl',
    );
    const picture = await upload(source.id);
    const info = {
      id: 'info1',
      kind: 'information',
      title: 'Look',
      seconds: 30,
      notes: '',
      repeats: null,
      config: { text: '', image: { id: picture, alt: 'A dot' } },
    };
    await owner.ask('PATCH', `/sessions/${source.id}`, {
      version: source.version,
      agenda: [...AGENDA, info],
    });
    await owner.start(source.id);
    const copy = await owner.ask<Whole>('POST', '/sessions', { from: source.id });
    expect(copy).toMatchObject({
      title: 'Origin',
      language: 'nl',
      status: 'draft',
      version: 1,
      settings: { names: 'optional', teams: [], teamJoin: 'choose' },
    });
    expect(copy.agenda.slice(0, 2)).toEqual(AGENDA);
    const image = (copy.agenda[2]?.config as { image: { id: string; alt: string } }).image;
    expect(image).toEqual({ id: expect.stringMatching(/^[\w-]{16}$/) as string, alt: 'A dot' });
    expect(image.id).not.toBe(picture);

    await owner.stop(source.id);
    await owner.ask('DELETE', `/sessions/${source.id}`);
    expect((await owner.fetch('GET', `/api/v1/images/${image.id}`)).status).toBe(200);
    expect((await owner.fetch('GET', `/api/v1/images/${picture}`)).status).toBe(404);
  });

  it('a stopped session is duplicated as it ended, with the rounds that were added on the way', async () => {
    const { id } = await owner.createSession('Grown', [AGENDA[0]!]);
    await owner.start(id);
    const { kind, title, notes, config } = AGENDA[1]!;
    await server.facilitate(id, {
      type: 'add-round',
      kind,
      title,
      notes,
      config,
      seconds: 45,
      index: null,
    });
    await owner.stop(id);
    await owner.report(id);
    const copy = await owner.ask<Whole>('POST', '/sessions', { from: id });
    expect(copy.agenda.map((round) => [round.title, round.seconds])).toEqual([
      [AGENDA[0]!.title, 300],
      [title, 45],
    ]);
  });
});

async function upload(sessionId: string): Promise<string> {
  const response = await fetch(`${server.origin}/api/v1/sessions/${sessionId}/images`, {
    method: 'POST',
    headers: { cookie: owner.cookie, 'content-type': 'image/gif' },
    body: Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

describe('finding sessions', () => {
  it('[PR-2] lists the owner’s own, searched and sorted', async () => {
    const lister = await server.owner('lister@example.org');
    for (const title of ['Éen plan', 'budget 10', 'Budget 9', 'Zomer']) {
      await create(lister, title);
      server.ahead += 1000;
    }
    const titles = async (query: string) =>
      (await lister.ask<{ sessions: SessionSummary[] }>('GET', `/sessions${query}`)).sessions.map(
        ({ title }) => title,
      );
    expect(await titles('')).toEqual(['Zomer', 'Budget 9', 'budget 10', 'Éen plan']);
    expect(await titles('?sort=created')).toEqual(['Éen plan', 'budget 10', 'Budget 9', 'Zomer']);
    expect(await titles('?sort=title')).toEqual(['Budget 9', 'budget 10', 'Éen plan', 'Zomer']);
    expect(await titles('?sort=-title&search=BUDGET')).toEqual(['budget 10', 'Budget 9']);
    expect(await titles('?search=een')).toEqual(['Éen plan']);
    expect(await titles('?search=%25')).toEqual([]);
    expect(await titles('?status=stopped')).toEqual([]);
  });

  it('sessions that never stopped come last when sorted by the stop, in both directions', async () => {
    const client = await server.owner('stopper@example.org');
    await client.createSession('Draft', AGENDA);
    const stopped: string[] = [];
    for (const title of ['First', 'Second']) {
      const { id } = await client.createSession(title, AGENDA);
      await client.start(id);
      await client.stop(id);
      stopped.push(id);
      server.ahead += 1000;
    }
    await Promise.all(stopped.map((id) => client.report(id)));
    const order = async (sort: string) =>
      (await client.ask<{ sessions: SessionSummary[] }>('GET', `/sessions?sort=${sort}`)).sessions;
    expect((await order('-stopped')).map(({ title }) => title)).toEqual(['Second', 'First', 'Draft']);
    expect((await order('stopped')).map(({ title }) => title)).toEqual(['First', 'Second', 'Draft']);
    expect((await order('stopped'))[0]).toMatchObject({
      rounds: 2,
      summary: { participants: 0, rounds: 2, contributions: 0, ballots: 0 },
    });
  });
});

describe('deleting sessions', () => {
  it('[PR-2] leaves no row and no byte of a session behind, and other sessions whole', async () => {
    const canary = 'KanarieVanZeeland';
    const { id } = await owner.createSession(`Title ${canary}`, AGENDA, {
      names: 'required',
      teams: [],
      teamJoin: 'choose',
    });
    const kept = await owner.createSession('Kept', AGENDA);
    await upload(id);
    const { code } = await owner.start(id);
    const { participantId } = await server.client().join(code, { name: `N ${canary}` });
    await server.facilitate(id, { type: 'open-round', roundId: 'ideas1' });
    await server.act(id, participantId, {
      type: 'add-contribution',
      roundId: 'ideas1',
      text: `Idea ${canary}`,
    });
    expectProblem(await owner.fetch('DELETE', `/api/v1/sessions/${id}`), 409, 'session-not-stopped');
    await owner.stop(id);
    expect(JSON.stringify(await owner.report(id))).toContain(`Idea ${canary}`);
    expect((await owner.fetch('DELETE', `/api/v1/sessions/${id}`)).status).toBe(204);

    expectProblem(await owner.fetch('GET', `/api/v1/sessions/${id}`), 404, 'not-found');
    expectProblem(await owner.fetch('DELETE', `/api/v1/sessions/${id}`), 404, 'not-found');
    // The log says who deleted it, and never what was in it.
    expect(rowsNaming(id)).toEqual(['audit_log']);
    expect(bytesOnDisk()).not.toContain(canary);
    expect(await owner.ask('GET', `/sessions/${kept.id}`)).toMatchObject({ title: 'Kept' });
  });
});

/** Tables that hold a row with this session's id in any column. */
function rowsNaming(sessionId: string): string[] {
  const { sqlite } = server.database;
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[];
  return tables.filter((table) =>
    (sqlite.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).some((row) =>
      Object.values(row).some((value) => typeof value === 'string' && value.includes(sessionId)),
    ),
  );
}

function bytesOnDisk(): string {
  return ['', '-wal', '-shm']
    .map((ending) => server.databasePath + ending)
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('');
}
