import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agenda } from '../../../sessions/agenda.ts';
import { TEMPLATE_NAMES } from '../../../sessions/templates/registry.ts';
import type { ApiClient, SessionSummary } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

interface Offer {
  templates: { name: string; title: string; purpose: string; minutes: number; rounds: number }[];
  own: { id: string; title: string; minutes: number; rounds: number }[];
}
type Whole = SessionSummary & { agenda: Agenda; language: string };

let server: TestServer;
let owner: ApiClient;
let stranger: ApiClient;
beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
  stranger = await server.owner('stranger@example.org');
});
afterAll(() => server[Symbol.asyncDispose]());

describe('templates', () => {
  it('are offered in the language asked for, with their minutes', async () => {
    const { templates } = await owner.ask<Offer>('GET', '/templates?language=nl');
    expect(templates.map(({ name }) => name)).toEqual(TEMPLATE_NAMES);
    expect(templates.find(({ name }) => name === 'consultation')).toMatchObject({
      title: 'Inspraak',
      minutes: 78,
      rounds: 7,
    });
    const { templates: english } = await owner.ask<Offer>('GET', '/templates?language=en');
    expect(english.find(({ name }) => name === 'consultation')?.title).toBe('Consultation');
  });

  it.each(TEMPLATE_NAMES)('%s becomes a draft that can be started', async (template) => {
    const made = await owner.ask<Whole>('POST', '/sessions', { template, language: 'nl' });
    expect(made).toMatchObject({ status: 'draft', language: 'nl', version: 1 });
    expect(made.agenda.length).toBeGreaterThan(2);
    await owner.start(made.id);
    await owner.stop(made.id);
  });

  it('one that there is not is refused', async () => {
    const answer = await owner.fetch('POST', '/api/v1/sessions', { template: 'party', language: 'en' });
    expectProblem(answer, 400, 'bad-input');
  });

  it('one’s own session becomes a template of one’s own, and no longer', async () => {
    const { id } = await owner.createSession('Our monthly talk', AGENDA);
    await owner.ask('POST', `/sessions/${id}/template`, { template: true });
    const { own } = await owner.ask<Offer>('GET', '/templates');
    expect(own).toMatchObject([{ id, title: 'Our monthly talk', rounds: AGENDA.length }]);
    expect((await stranger.ask<Offer>('GET', '/templates')).own).toEqual([]);
    const made = await owner.ask<Whole>('POST', '/sessions', { from: id });
    expect(made.agenda).toHaveLength(AGENDA.length);
    await owner.ask('POST', `/sessions/${id}/template`, { template: false });
    expect((await owner.ask<Offer>('GET', '/templates')).own).toEqual([]);
  });
});

describe('an agenda as a file', () => {
  it('is downloaded, and imported by somebody else with ids of its own', async () => {
    const { id } = await owner.createSession('Café & plannen', AGENDA);
    const file = await owner.fetch('GET', `/api/v1/sessions/${id}/agenda`);
    expect(file.headers.get('content-disposition')).toContain('cafe-plannen.rondo.json');
    expect(file.body).toMatchObject({ format: 'rondo-agenda', version: 1, title: 'Café & plannen' });
    const made = await stranger.ask<Whole>('POST', '/sessions', { import: file.body });
    expect(made).toMatchObject({ title: 'Café & plannen', status: 'draft' });
    const bare = (agenda: Agenda) =>
      agenda.map(({ kind, title, seconds, notes }) => ({ kind, title, seconds, notes }));
    expect(bare(made.agenda)).toEqual(bare(AGENDA));
    const ids = new Set(AGENDA.map((round) => round.id));
    expect(made.agenda.filter((round) => ids.has(round.id))).toEqual([]);
  });

  it('what is no such file is refused, in words that say so, and nothing is made', async () => {
    const before = await stranger.ask('GET', '/sessions');
    for (const [body, code] of [
      [{ import: null }, 'file-unreadable'],
      [{ import: { format: 'rondo-agenda', version: 9 } }, 'file-too-new'],
      [{ import: { format: 'rondo-agenda', version: 1, agenda: [{ kind: 'dance' }] } }, 'round-kind-unknown'],
    ] as const)
      expectProblem(await stranger.fetch('POST', '/api/v1/sessions', body), 422, code);
    expect(await stranger.ask('GET', '/sessions')).toEqual(before);
  });
});
