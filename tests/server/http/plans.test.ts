import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { person, type Person } from './people.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

const SECRET = 'the-billing-provider-signs-with-this';
let server: TestServer;
let owner: Person;
beforeEach(async () => {
  const plans = new Map([
    ['small', { participants: 2, sessionsPerMonth: 2 }],
    ['large', { participants: null, sessionsPerMonth: null }],
  ]);
  server = await TestServer.start({ billingSecret: SECRET, plans: { plans, otherwise: 'small' } });
  owner = await person(server, 'owner@example.org', {
    organisation: 'ours',
    roles: ['manager', 'facilitator'],
  });
});
afterEach(() => server[Symbol.asyncDispose]());

const event = (more: object = {}) => ({
  ...{ id: 'e1', organisation: 'ours', plan: 'large', state: 'active', at: 1_000 },
  ...more,
});

function sign(body: string, secret = SECRET, at = Date.now()): string {
  const seconds = Math.floor(at / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

async function hear(body: string, signature: string): Promise<Answer> {
  const response = await fetch(`${server.origin}/api/v1/billing/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'rondo-signature': signature },
    body,
  });
  const { status, headers } = response;
  return { status, headers, body: await response.json() };
}

const tell = (what: object) => hear(JSON.stringify(what), sign(JSON.stringify(what)));
const plan = () => owner.ask<Record<string, unknown>>('GET', '/organisation/plan');
const start = async () => {
  const { id } = await owner.createSession('A session', AGENDA);
  return { id, answer: await owner.fetch('POST', `/api/v1/sessions/${id}/start`) };
};

describe('[PR-15] the billing provider', () => {
  it('sets a plan by a signed event; the same event ten times has one effect', async () => {
    expect(await plan()).toMatchObject({ plan: 'small', state: null, participants: 2 });
    const effects = [];
    for (let time = 0; time < 10; time++) effects.push((await tell(event())).body);
    expect(effects).toEqual([{ effect: 'applied' }, ...Array<unknown>(9).fill({ effect: 'known' })]);
    expect(await plan()).toMatchObject({ plan: 'large', state: 'active', participants: null });
    const { entries } = await owner.ask<{ entries: { action: string }[] }>('GET', '/organisation/audit');
    expect(entries.filter(({ action }) => action === 'plan-set')).toHaveLength(1);
  });

  it('is not heard without its signature over these very bytes, made now', async () => {
    const body = JSON.stringify(event());
    for (const signature of [
      '',
      't=1,v1=00',
      sign(body, 'another-secret-that-is-long-enough'),
      sign(`${body} `),
      sign(body, SECRET, Date.now() - 6 * 60_000),
      sign(body, SECRET, Date.now() + 6 * 60_000),
      sign(body).replace('v1', 'v0'),
    ])
      expectProblem(await hear(body, signature), 401, 'token-refused');
    expect(await plan()).toMatchObject({ plan: 'small' });
  });

  it('changes nothing by an event that is older than the last one, an unknown plan or organisation, or payment data', async () => {
    await tell(event({ id: 'new', at: 2_000 }));
    expect((await tell(event({ id: 'old', at: 1_000, state: 'ended' }))).body).toEqual({
      effect: 'outdated',
    });
    expectProblem(await tell(event({ id: 'x', plan: 'gold' })), 400, 'bad-input');
    expectProblem(await tell(event({ id: 'y', organisation: 'nobody' })), 400, 'bad-input');
    expectProblem(await tell(event({ id: 'z', iban: 'NL00BANK0123456789' })), 400, 'bad-input');
    expect(await plan()).toMatchObject({ plan: 'large', state: 'active' });
  });

  it('ends a plan: the organisation falls back on the default one', async () => {
    await tell(event());
    await tell(event({ id: 'e2', at: 3_000, state: 'ended' }));
    expect(await plan()).toMatchObject({ plan: 'small', state: 'ended', sessionsPerMonth: 2 });
  });

  it('leaves no column for cards or accounts of banks anywhere', () => {
    const columns = server.database.sqlite
      .prepare(
        "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'",
      )
      .pluck()
      .all() as string[];
    expect(columns.length).toBeGreaterThan(100);
    expect(columns.filter((name) => /iban|card|cvc|bank|payment|invoice|vat/i.test(name))).toEqual([]);
  });
});

describe('at the limit of a plan', () => {
  it('a start is refused in a sentence; nothing is lost, what runs goes on, and the next month it starts', async () => {
    const first = await start();
    await start();
    const third = await start();
    const { detail } = expectProblem(third.answer, 409, 'plan-limit-reached');
    expect(detail).toContain('as many sessions this month as its plan allows');
    expect(await owner.ask('GET', `/sessions/${third.id}`)).toMatchObject({ status: 'draft', rounds: 2 });
    expect(await owner.ask('GET', `/sessions/${first.id}`)).toMatchObject({ status: 'live' });
    expect(await plan()).toMatchObject({ startedThisMonth: 2 });
    server.ahead += 32 * 86_400_000;
    owner.cookie =
      (await server.accounts.authSessions.begin(owner.accountId, undefined)).split(';', 1)[0] ?? '';
    expect((await owner.fetch('POST', `/api/v1/sessions/${third.id}/start`)).status).toBe(200);
  });

  it('a larger plan lifts it at once; deleting sessions does not', async () => {
    const first = await start();
    await start();
    await owner.stop(first.id);
    await owner.ask('DELETE', `/sessions/${first.id}`);
    expectProblem((await start()).answer, 409, 'plan-limit-reached');
    await tell(event());
    expect((await start()).answer.status).toBe(200);
  });

  it('two starts at once do not both take the last place', async () => {
    await start();
    const drafts = await Promise.all([1, 2, 3].map(() => owner.createSession('At once', AGENDA)));
    const answers = await Promise.all(
      drafts.map(({ id }) => owner.fetch('POST', `/api/v1/sessions/${id}/start`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('participants beyond it are told that the session is full; who is in stays in', async () => {
    const { answer } = await start();
    const { code } = answer.body as { code: string };
    const one = await server.client().join(code);
    await server.client().join(code);
    expectProblem(await server.client().fetch('POST', '/api/v1/join', { code }), 409, 'session-full');
    expect(one.participantId).not.toBe('');
  });
});
