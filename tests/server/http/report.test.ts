import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journal, roomLeases, voterKeys } from '../../../db/schema.ts';
import { report as reportSchema } from '../../../server/http/report-routes.ts';
import type { Answer, ApiClient } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let owner: ApiClient;
let id: string;
let people: string[];

beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
  ({ id } = await owner.createSession('Results', AGENDA, {
    names: 'optional',
    teams: [],
    teamJoin: 'choose',
  }));
  const { code } = await owner.start(id);
  people = [];
  for (const name of ['Ada', 'Bo', ''])
    people.push((await server.client().join(code, { name })).participantId);
  const [ada = '', bo = '', third = ''] = people;
  await server.facilitate(id, { type: 'open-round', roundId: 'ideas1' });
  for (const [who, text] of [
    [ada, 'More light'],
    [bo, 'Less noise'],
    [bo, '=1+1'],
  ] as const)
    await server.act(id, who, { type: 'add-contribution', roundId: 'ideas1', text });
  await server.facilitate(id, { type: 'open-round', roundId: 'vote1' });
  for (const [who, picks] of [
    [ada, ['a', 'b']],
    [bo, ['a']],
    [third, []],
  ] as const)
    await server.act(id, who, {
      type: 'cast-ballot',
      roundId: 'vote1',
      ballot: { picks: [...picks], abstain: picks.length === 0 },
    });
});
afterAll(() => server[Symbol.asyncDispose]());

const raw = (path: string) => owner.fetch('GET', `/api/v1/sessions/${id}/${path}`);

describe('reports', () => {
  it('there is none while the session runs, nor of a draft', async () => {
    const draft = await owner.createSession('Draft', AGENDA);
    for (const session of [id, draft.id])
      for (const path of ['report', 'export?format=csv', 'export?format=json'])
        expectProblem(
          await owner.fetch('GET', `/api/v1/sessions/${session}/${path}`),
          409,
          'session-not-stopped',
        );
  });

  it('[PR-12] asked for at the moment of the stop, it waits for the results and has them all', async () => {
    await owner.stop(id);
    const report = await owner.report(id);
    expect(() => reportSchema.parse(report)).not.toThrow();
    expect(report.participants).toEqual([
      { participantId: people[0], name: 'Ada', teamId: null },
      { participantId: people[1], name: 'Bo', teamId: null },
      { participantId: people[2], name: null, teamId: null },
    ]);
    const [ideas, vote] = report.rounds;
    expect(ideas?.contributions.map(({ text, participantId }) => [text, participantId])).toEqual([
      ['More light', people[0]],
      ['Less noise', people[1]],
      ['=1+1', people[1]],
    ]);
    expect(vote?.result).toMatchObject({ respondents: 2, abstentions: 1, selections: 3, leaders: ['a'] });
    expect(vote?.ballots).toHaveLength(3);
    expect(vote?.electorate).toEqual({ eligible: 3, present: 3, answered: 3 });
    expect(await owner.ask('GET', `/sessions/${id}`)).toMatchObject({
      summary: { participants: 3, rounds: 2, contributions: 3, ballots: 3 },
    });
  });

  it('[PR-12] report and exports are the same bytes before and after a restart', async () => {
    const paths = ['report', 'export?format=csv', 'export?format=json'];
    const read = () => Promise.all(paths.map(raw));
    const before = await read();
    expect(before.map(({ status }) => status)).toEqual([200, 200, 200]);
    await server.restart();
    owner.origin = server.origin;
    expect((await read()).map(({ body }) => body)).toEqual(before.map(({ body }) => body));
    expect(JSON.stringify(before[2]?.body)).toBe(JSON.stringify(before[0]?.body));
  });

  it('the files are downloads that run nothing', async () => {
    const [csv, json] = (await Promise.all(
      ['csv', 'json'].map((format) => raw(`export?format=${format}`)),
    )) as [Answer, Answer];
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toMatch(
      /^attachment; filename=Results-20\d\d-\d\d-\d\d\.csv$/,
    );
    for (const { headers } of [csv, json]) {
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each(['export', 'export?format=pdf', 'export?format=csv&format=json', 'export?format=csv&more=1'])(
    'refuses %s',
    async (path) => {
      expectProblem(await raw(path), 400, 'bad-input');
    },
  );

  it('law 8: once the results are kept, nothing is left of the journal, nor of the key to who voted what', async () => {
    const { orm } = server.database;
    await owner.report(id);
    await expect.poll(() => orm.select().from(journal).all()).toEqual([]);
    expect(orm.select().from(voterKeys).all()).toEqual([]);
    expect(
      orm
        .select()
        .from(roomLeases)
        .all()
        .filter(({ owner }) => owner !== ''),
    ).toEqual([]);
  });
});
