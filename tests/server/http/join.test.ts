import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SqliteFailedAttemptsRepository } from '../../../db/failed-attempts-repository.ts';
import { participants } from '../../../db/schema.ts';
import { newCode } from '../../../server/platform/ids.ts';
import { hashOfSecret } from '../../../server/platform/tokens.ts';
import { PER_DAY } from '../../../server/privacy/guessing-budget.ts';
import { leadingZeroBits, proofText, type Challenge, type Proof } from '../../../sessions/proof-of-work.ts';
import { tokenIn, type Answer, type ApiClient, type Joined, type Started } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

interface Running extends Started {
  id: string;
}

async function running(
  owner: ApiClient,
  settings: Parameters<ApiClient['createSession']>[2] = { names: 'none', teams: [], teamJoin: 'choose' },
): Promise<Running> {
  const { id } = await owner.createSession('Join me', AGENDA, settings, 'nl');
  return { id, ...(await owner.start(id)) };
}

const join = (client: ApiClient, body: object) => client.fetch('POST', '/api/v1/join', body);
const look = (client: ApiClient, body: object) => client.fetch('POST', '/api/v1/join/look', body);

describe('joining', () => {
  let server: TestServer;
  let owner: ApiClient;
  let session: Running;
  beforeAll(async () => {
    server = await TestServer.start();
    owner = await server.owner();
    session = await running(owner);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('[PL-29] needs the code and nothing else', async () => {
    const answer = await join(server.client(), { code: session.code });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      sessionId: session.id,
      participantId: expect.stringMatching(/^[\w-]{16}$/) as string,
      token: expect.stringMatching(/^p\.[\w-]{16}\.[\w-]{22}$/) as string,
      receipt: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5,6}){4}$/) as string,
      waiting: false,
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('keeps token and receipt as hashes alone', async () => {
    const { participantId, token, receipt } = await server.client().join(session.code);
    const row = server.database.orm
      .select()
      .from(participants)
      .all()
      .find(({ id }) => id === participantId);
    expect(row).toMatchObject({
      sessionId: session.id,
      name: null,
      tokenHash: hashOfSecret(token),
      receiptHash: hashOfSecret(receipt.replaceAll('-', '')),
    });
    expect(JSON.stringify(row)).not.toContain(token.split('.')[2]);
  });

  it('forgives how a code is written, and takes the token of the QR link', async () => {
    const bare = session.code.replaceAll('-', '');
    const spoken = bare.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase();
    for (const code of [bare, ` ${session.code} `, bare.toLowerCase(), spoken, Array.from(bare).join(' ')])
      expect((await server.client().join(code)).sessionId).toBe(session.id);
    expect((await server.client().join(tokenIn(session.joinUrl))).sessionId).toBe(session.id);
  });

  it('who looks at the door sees what it asks, and nothing of what is inside', async () => {
    const answer = await look(server.client(), { code: session.code });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      sessionId: session.id,
      title: 'Join me',
      language: 'nl',
      names: 'none',
      teams: [],
      teamJoin: 'choose',
      joiningLocked: false,
    });
    await server.facilitate(session.id, { type: 'lock-joining', locked: true });
    expect((await look(server.client(), { code: tokenIn(session.joinUrl) })).body).toMatchObject({
      joiningLocked: true,
    });
    expectProblem(await join(server.client(), { code: session.code }), 409, 'joining-locked');
    await server.facilitate(session.id, { type: 'lock-joining', locked: false });
  });

  it('[CMD-2] an attempt that is repeated within minutes gets the same answer, and nobody joins twice', async () => {
    const { id, code, joinUrl } = await running(owner);
    const here = () =>
      server.database.orm.select().from(participants).where(eq(participants.sessionId, id)).all();
    const attempt = 'a1B2-c3D4_e5F6g7H8i9J0k1';
    const first = await join(server.client(), { code, attempt });
    expect(first.status).toBe(201);
    const { token, receipt, participantId } = first.body as Joined;
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}-[0-9A-HJKMNP-TV-Z]{6}$/);
    const again = await join(server.client(), { code: joinUrl.split('#')[1], attempt });
    expect(again.body).toEqual(first.body);
    const atOnce = await Promise.all(
      Array.from({ length: 8 }, () => join(server.client(), { code, attempt: `${attempt}x` })),
    );
    expect(new Set(atOnce.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(here()).toHaveLength(2);
    // Locked meanwhile: who is in stays in.
    await server.facilitate(id, { type: 'lock-joining', locked: true });
    expect((await join(server.client(), { code, attempt })).body).toEqual(first.body);
    await server.facilitate(id, { type: 'lock-joining', locked: false });

    // Another session, another attempt, and the same attempt much later are other people.
    const other = await running(owner);
    const elsewhere = (await join(server.client(), { code: other.code, attempt })).body as Joined;
    expect(elsewhere.token).not.toBe(token);
    server.ahead += 11 * 60_000;
    const later = (await join(server.client(), { code, attempt })).body as Joined;
    expect(later.participantId).not.toBe(participantId);
    expect(here()).toHaveLength(3);
    server.ahead = 0;
    const rows = JSON.stringify(here());
    for (const secret of [attempt, token, receipt]) expect(rows).not.toContain(secret);
    expectProblem(await join(server.client(), { code, attempt: 'short' }), 400, 'bad-input');
  });

  it('[PL-28] keeps which privacy notice was shown', async () => {
    const { id, code } = await running(owner);
    await join(server.client(), { code, notice: '1.0' });
    await join(server.client(), { code });
    const rows = server.database.orm.select().from(participants).where(eq(participants.sessionId, id)).all();
    expect(rows.map(({ notice }) => notice).sort()).toEqual(['1.0', null]);
    expectProblem(await join(server.client(), { code, notice: '<b>' }), 400, 'bad-input');
  });

  it('[PL-29] refuses a name that was not asked for, and asks for what the session needs', async () => {
    const answer = await join(server.client(), { code: session.code, name: 'Kanarie' });
    expectProblem(answer, 422, 'name-not-asked');
    expect((await join(server.client(), { code: session.code, name: '  ' })).status).toBe(201);
    const teams = [
      { id: 'red', name: 'Red' },
      { id: 'blue', name: 'Blue' },
    ];
    const { code } = await running(owner, { names: 'required', teams, teamJoin: 'choose' });
    expectProblem(await join(server.client(), { code, team: 'red' }), 422, 'name-required');
    expectProblem(await join(server.client(), { code, name: 'Bo' }), 422, 'team-required');
    expectProblem(await join(server.client(), { code, name: 'Bo', team: 'green' }), 422, 'team-unknown');
    expect((await join(server.client(), { code, name: ' Bo ', team: 'blue' })).status).toBe(201);
    const rows = server.database.orm.select().from(participants).all();
    expect(rows.filter(({ name }) => name !== null)).toMatchObject([{ name: 'Bo', teamId: 'blue' }]);
  });

  it('[PR-9] a code admits to its own session alone, and never to the next run', async () => {
    const other = await running(owner);
    expect((await server.client().join(other.code)).sessionId).toBe(other.id);
    await owner.stop(other.id);
    const copy = await owner.ask<{ id: string }>('POST', '/sessions', { from: other.id });
    const again = await owner.start(copy.id);
    expect(again.code).not.toBe(other.code);
    for (const code of [other.code, tokenIn(other.joinUrl)])
      expectProblem(await join(server.client(), { code }), 404, 'code-unknown');
    const crossed = tokenIn(session.joinUrl).replace(session.id, copy.id);
    expectProblem(await join(server.client(), { code: crossed }), 404, 'code-unknown');
    const wall = tokenIn(session.wallUrl);
    expectProblem(await join(server.client(), { code: wall }), 404, 'code-unknown');
  });

  it('[PR-11] wrong, mistyped and stopped are one answer', async () => {
    await using fresh = await TestServer.start();
    const client = await fresh.owner();
    const stopped = await running(client);
    await client.stop(stopped.id);
    const seen = [];
    for (const code of [newCode(), 'QQQ-QQQ-QQQ', 'x', stopped.code, tokenIn(stopped.joinUrl), 'j.x.y'])
      for (const door of [join, look]) {
        const answer = await door(fresh.client(), { code });
        const headers = Object.fromEntries(answer.headers);
        delete headers['date'];
        const document = { ...expectProblem(answer, 404, 'code-unknown'), reference: '' };
        seen.push(JSON.stringify([headers, document]));
      }
    expect(new Set(seen).size).toBe(1);
  });

  it('no more participants than the operator allows', async () => {
    await using small = await TestServer.start({
      limits: { participants: 2, rounds: 10, contributionsPerRound: 10 },
    });
    const { code } = await running(await small.owner());
    await small.client().join(code);
    await small.client().join(code);
    expectProblem(await join(small.client(), { code }), 409, 'session-full');
  });

  it('a whole room behind one address joins at once', async () => {
    const { code, id } = await running(owner);
    const answers = await Promise.all(Array.from({ length: 200 }, () => server.client().join(code)));
    expect(new Set(answers.map(({ participantId }) => participantId)).size).toBe(200);
    expect(server.registry.get(id)?.state.eligible).toBe(200);
  });
});

describe('guessing codes', () => {
  const wrong = async (client: ApiClient) => join(client, { code: newCode() });

  it('after 20 wrong ones in 10 minutes a source has to wait; right ones never count; QR links go on', async () => {
    await using server = await TestServer.start();
    const session = await running(await server.owner());
    for (let n = 0; n < 30; n++) await server.client().join(session.code);
    for (let n = 0; n < 10; n++) {
      expectProblem(await wrong(server.client()), 404, 'code-unknown');
      expectProblem(await look(server.client(), { code: newCode() }), 404, 'code-unknown');
    }
    const refused = await join(server.client(), { code: session.code });
    expectProblem(refused, 429, 'too-many-attempts');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(590);
    // Nobody is believed about where they come from when no proxy is named.
    const spoofed = server.client({ 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' });
    expectProblem(await join(spoofed, { code: session.code }), 429, 'too-many-attempts');
    expect((await server.client().join(tokenIn(session.joinUrl))).sessionId).toBe(session.id);

    await server.restart();
    expectProblem(await join(server.client(), { code: session.code }), 429, 'too-many-attempts');
    server.ahead = 10 * 60_000 + 1_000;
    expect((await server.client().join(session.code)).sessionId).toBe(session.id);
  });

  it('behind a named proxy sources are told apart, and an IPv6 network is one', async () => {
    await using server = await TestServer.start({ trustProxy: 'loopback' });
    const session = await running(await server.owner());
    const from = (address: string) => server.client({ 'x-forwarded-for': address });
    for (let n = 0; n < 20; n++) await wrong(from(`2001:db8:1:2::${n}`));
    const neighbour = from('2001:0db8:0001:0002:ffff:ffff:ffff:ffff');
    expectProblem(await join(neighbour, { code: session.code }), 429, 'too-many-attempts');
    expect((await from('2001:db8:1:3::1').join(session.code)).sessionId).toBe(session.id);
    // What the client itself claims stands further left and is not believed.
    for (let n = 0; n < 20; n++) await wrong(from(`10.0.0.${n}, 198.51.100.7`));
    const again = await join(from('10.9.9.9, 198.51.100.7'), { code: session.code });
    expectProblem(again, 429, 'too-many-attempts');
  });
});

describe('a day with a thousand wrong codes', () => {
  let server: TestServer;
  let owner: ApiClient;
  let session: Running;
  beforeAll(async () => {
    server = await TestServer.start();
    owner = await server.owner();
    session = await running(owner);
    const attempts = new SqliteFailedAttemptsRepository(server.database);
    for (let n = 0; n < PER_DAY.failures; n++)
      await attempts.record('code', `source ${n}`, Date.now(), Date.now() - PER_DAY.withinMs);
    server.ahead += 1_000;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const challenged = (answer: Answer) =>
    expectProblem(answer, 429, 'proof-required')['challenge'] as Challenge;

  it('a typed code needs a proof of work and then waits for the facilitator; QR links do neither', async () => {
    await server.restart();
    const [refused, elsewhere] = [
      await join(server.client(), { code: session.code }),
      await look(server.client(), { code: session.code }),
    ];
    expect(challenged(elsewhere).salt).not.toBe(challenged(refused).salt);
    const proof = solve(challenged(refused));
    expect((await look(server.client(), { code: session.code, proof })).status).toBe(200);
    const joined = await join(server.client(), { code: session.code, proof });
    expect(joined.body).toMatchObject({ sessionId: session.id, waiting: true });
    const { participantId } = joined.body as Joined;
    expect(server.registry.get(session.id)?.state.participants.get(participantId)?.standing).toBe('waiting');
    challenged(await join(server.client(), { code: session.code, proof }));

    const viaLink = await server.client().join(tokenIn(session.joinUrl));
    expect(viaLink.waiting).toBe(false);
  });

  it('a proof pays for one guess, its own, in time', async () => {
    const fresh = async () => challenged(await join(server.client(), { code: session.code }));
    const proof = solve(await fresh());
    expectProblem(await join(server.client(), { code: newCode(), proof }), 404, 'code-unknown');
    challenged(await join(server.client(), { code: session.code, proof }));
    await server.restart();
    challenged(await join(server.client(), { code: session.code, proof }));

    const late = solve(await fresh());
    server.ahead += 5 * 60_000;
    challenged(await join(server.client(), { code: session.code, proof: late }));

    const { salt } = await fresh();
    const [ends = '', id = '', mac = ''] = salt.split('.');
    for (const forged of [
      { salt, nonce: 'lazy' },
      { salt: `${ends}z.${id}.${mac}`, nonce: '1' },
      { salt: `${ends}.${id}x.${mac}`, nonce: '1' },
      { salt: '', nonce: '' },
      { salt: `${ends}.${id}`, nonce: '__proto__' },
    ])
      challenged(await join(server.client(), { code: session.code, proof: forged }));
  });

  it('of many who hand in the same proof at once one is let through', async () => {
    const proof = solve(challenged(await join(server.client(), { code: session.code })));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => join(server.client(), { code: session.code, proof })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(429)]);
  });

  it('the next day typed codes are as before', async () => {
    server.ahead += PER_DAY.withinMs;
    expect((await server.client().join(session.code)).waiting).toBe(false);
  });
});

function solve({ salt, difficulty }: Challenge): Proof {
  for (let tried = 0; ; tried++) {
    const nonce = tried.toString(36);
    const hash = createHash('sha256').update(proofText(salt, nonce)).digest();
    if (leadingZeroBits(hash) >= difficulty) return { salt, nonce };
  }
}
