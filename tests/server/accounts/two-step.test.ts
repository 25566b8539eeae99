import { describe, expect, it } from 'vitest';
import { memberRoles } from '../../../db/organisation-schema.ts';
import { recoveryCodes, secondFactors, signInTickets } from '../../../db/sign-in-schema.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { expectProblem } from '../http/problem.ts';
import { addApp, appCode, firstStep, OWNER, secondStep, withOwner } from './door.ts';

const MINUTE = 60_000;
const REQUIRED = { signIn: { twoStep: 'required' } } as const;

describe('[KO-16] two steps for everybody', () => {
  it('the password alone signs nobody in; the code of the mail does, once', async () => {
    await using door = await withOwner(REQUIRED);
    const { server } = door;
    const client = server.client();
    const { ticket, ways, way, sentTo } = await firstStep(client);
    expect({ ways, way }).toEqual({ ways: ['mail'], way: 'mail' });
    expect(sentTo, 'KO-15').toBe('ow•••••@•••••');
    expect(client.cookie).toBe('');
    expectProblem(await client.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    await server.accounts.settled();
    const code = server.post.code(OWNER);
    expect(code).toMatch(/^\d{6}$/);
    expect((await secondStep(client, ticket, { way: 'mail', code: ` ${code} ` })).status).toBe(200);
    expect(await client.ask('GET', '/me')).toMatchObject({ account: { email: OWNER } });
    expectProblem(await secondStep(server.client(), ticket, { way: 'mail', code }), 410, 'sign-in-over');
  });

  it('a code belongs to its attempt: another attempt of the same account does not take it', async () => {
    await using door = await withOwner(REQUIRED);
    const { server } = door;
    const [one, other] = [server.client(), server.client()];
    const first = await firstStep(one);
    await server.accounts.settled();
    const code = server.post.code(OWNER);
    const second = await firstStep(other);
    expectProblem(await secondStep(other, second.ticket, { way: 'mail', code }), 401, 'code-wrong');
    expect((await secondStep(one, first.ticket, { way: 'mail', code })).status).toBe(200);
  });

  it('ends after ten minutes, and another code makes the one before useless', async () => {
    await using door = await withOwner(REQUIRED);
    const { server } = door;
    const client = server.client();
    const { ticket } = await firstStep(client);
    await server.accounts.settled();
    const first = server.post.code(OWNER);
    server.ahead = 10 * MINUTE;
    expectProblem(await secondStep(client, ticket, { way: 'mail', code: first }), 401, 'code-wrong');
    expect((await client.fetch('POST', '/api/v1/sign-in/code', { ticket, way: 'mail' })).status).toBe(204);
    await server.accounts.settled();
    expect(server.post.to(OWNER)).toHaveLength(2);
    const second = server.post.code(OWNER);
    if (first !== second)
      expectProblem(await secondStep(client, ticket, { way: 'mail', code: first }), 401, 'code-wrong');
    expect((await secondStep(client, ticket, { way: 'mail', code: second })).status).toBe(200);
  });

  it('five wrong codes end the attempt, also when they come at once; then the right one is too late', async () => {
    await using door = await withOwner(REQUIRED);
    const { server } = door;
    const client = server.client();
    const { ticket } = await firstStep(client);
    await server.accounts.settled();
    const code = server.post.code(OWNER);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => secondStep(server.client(), ticket, { way: 'mail', code: wrong })),
    );
    const codes = answers.map(({ body }) => (body as { code: string }).code);
    expect(codes.filter((found) => found === 'code-wrong')).toHaveLength(4);
    expect(codes.filter((found) => found === 'sign-in-over')).toHaveLength(36);
    expectProblem(await secondStep(client, ticket, { way: 'mail', code }), 410, 'sign-in-over');
    const more = { ticket, way: 'mail' };
    expectProblem(await client.fetch('POST', '/api/v1/sign-in/code', more), 410, 'sign-in-over');
  });

  it('whoever knows the password cannot try codes for ever: of one account fifteen an hour', async () => {
    await using door = await withOwner(REQUIRED);
    const { server } = door;
    for (let attempt = 0; attempt < 4; attempt++) {
      const client = server.client();
      const { ticket } = await firstStep(client);
      await server.accounts.settled();
      const wrong = server.post.code(OWNER) === '111111' ? '222222' : '111111';
      for (let n = 0; n < 4; n++) await secondStep(client, ticket, { way: 'mail', code: wrong });
    }
    const client = server.client();
    const { ticket } = await firstStep(client);
    await server.accounts.settled();
    const code = server.post.code(OWNER);
    const locked = await secondStep(client, ticket, { way: 'mail', code });
    expectProblem(locked, 429, 'too-many-attempts');
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(50 * 60);
  });

  it('no more than three codes are sent for one attempt', async () => {
    await using door = await withOwner(REQUIRED);
    const { ticket } = await firstStep(door.server.client());
    const again = () => door.server.client().fetch('POST', '/api/v1/sign-in/code', { ticket, way: 'mail' });
    expect([(await again()).status, (await again()).status, (await again()).status]).toEqual([204, 204, 429]);
  });

  it('nothing that is stored tells a code, a ticket, an app’s secret or a telephone', async () => {
    await using door = await withOwner({ ...REQUIRED, texts: { send: async () => undefined } });
    const { server, owner } = door;
    const { secret, recoveryCodes: codes } = await addApp(owner);
    await owner.ask('POST', '/me/two-step/phone', { phone: '+31 6 1234 5678' });
    const { ticket } = await firstStep(server.client());
    await server.client().fetch('POST', '/api/v1/sign-in/code', { ticket, way: 'mail' });
    await server.accounts.settled();
    const { orm } = server.database;
    const stored = [signInTickets, secondFactors, recoveryCodes].map((table) =>
      orm.select().from(table).all(),
    );
    const text = JSON.stringify(stored, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'data' in value
        ? Buffer.from(value.data as number[]).toString('latin1')
        : value,
    );
    expect(stored.map((rows) => rows.length)).toEqual([2, 2, 10]);
    for (const canary of [ticket, secret, '31612345678', server.post.code(OWNER), ...codes])
      expect(text).not.toContain(canary);
  });
});

describe('[PR-16] the pages of the staff', () => {
  it('open for a sign-in that itself took two steps, not for an account that has some', async () => {
    await using door = await withOwner(REQUIRED);
    const { server, owner } = door;
    const { account } = await owner.ask<{ account: { id: string } }>('GET', '/me');
    await owner.ask('GET', '/me/rights');
    server.database.orm.insert(memberRoles).values({ accountId: account.id, role: 'operator' }).run();
    const look = (client: ApiClient) => client.fetch('GET', '/api/v1/staff/accounts');
    // Signed in by the printed link and a password.
    expectProblem(await look(owner), 403, 'two-step-missing');
    const { secret } = await addApp(owner);
    expectProblem(await look(owner), 403, 'two-step-missing');

    server.ahead = MINUTE;
    const client = server.client();
    const { ticket } = await firstStep(client);
    const answer = { way: 'app', code: appCode(secret, Date.now() + server.ahead) };
    expect((await secondStep(client, ticket, answer)).status).toBe(200);
    expect((await look(client)).status).toBe(200);
    expectProblem(await look(owner), 403, 'two-step-missing');
  });

  it('stay shut for whoever signs in by the password alone, where that is allowed', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const { account } = await owner.ask<{ account: { id: string } }>('GET', '/me');
    await owner.ask('GET', '/me/rights');
    server.database.orm.insert(memberRoles).values({ accountId: account.id, role: 'operator' }).run();
    const client = server.client();
    await client.signIn();
    expectProblem(await client.fetch('GET', '/api/v1/staff/accounts'), 403, 'two-step-missing');
  });
});

describe('without a mail server', () => {
  it('the first account signs in by its password until it sets up a second step; then never again', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const client = server.client();
    await client.signIn();
    expect(await client.ask('GET', '/me')).toMatchObject({ account: { email: OWNER } });
    const { factor } = await addApp(owner);
    expect((await firstStep(server.client())).ways).toEqual(['app', 'mail', 'recovery']);
    expect((await owner.fetch('DELETE', `/api/v1/me/two-step/${factor}`)).status).toBe(204);
    expect((await firstStep(server.client())).way, 'a code by mail is always left').toBe('mail');
    expect(await owner.ask('GET', '/me/two-step')).toMatchObject({ on: true, factors: [] });
  });
});

describe('a first second step', () => {
  it('[KO-16] ends the other sign-ins that took the password alone, and none that took two steps', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const elsewhere = server.client();
    await elsewhere.signIn();
    const { secret } = await addApp(owner);
    expectProblem(await elsewhere.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    expect((await owner.fetch('GET', '/api/v1/me')).status).toBe(200);
    server.ahead = MINUTE;
    const { ticket } = await firstStep(elsewhere);
    const answer = { way: 'app', code: appCode(secret, Date.now() + server.ahead) };
    expect((await secondStep(elsewhere, ticket, answer)).status).toBe(200);
    await addApp(owner, Date.now() + server.ahead);
    expect((await elsewhere.fetch('GET', '/api/v1/me')).status).toBe(200);
  });
});

describe('[UN-1] an authenticator app', () => {
  it('is a factor once it showed a code; a code that was used is not taken again, nor an earlier one', async () => {
    await using door = await withOwner(REQUIRED);
    const { server, owner } = door;
    const begun = await owner.ask<{ factor: string; secret: string; uri: string }>(
      'POST',
      '/me/two-step/app',
    );
    expect(begun.uri).toMatch(
      /^otpauth:\/\/totp\/Rondo:owner%40example\.org\?issuer=Rondo&secret=[A-Z2-7]{32}/,
    );
    expect((await firstStep(server.client())).ways, 'not before it is confirmed').toEqual(['mail']);
    const confirm = `/api/v1/me/two-step/${begun.factor}/confirm`;
    expectProblem(await owner.fetch('POST', confirm, { code: '12345' }), 401, 'code-wrong');
    expect((await owner.fetch('POST', confirm, { code: appCode(begun.secret) })).status).toBe(200);
    expectProblem(await owner.fetch('POST', confirm, { code: appCode(begun.secret) }), 404, 'not-found');

    const client = server.client();
    const { ticket, way } = await firstStep(client);
    expect(way).toBe('app');
    const replayed = { way: 'app', code: appCode(begun.secret) };
    expectProblem(await secondStep(client, ticket, replayed), 401, 'code-wrong');
    server.ahead = 30_000;
    const next = { way: 'app', code: appCode(begun.secret, Date.now() + 30_000) };
    const answers = await Promise.all([secondStep(client, ticket, next), secondStep(client, ticket, next)]);
    expect(answers.map(({ status }) => status).sort()[0]).toBe(200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const again = await firstStep(server.client());
    expectProblem(await secondStep(server.client(), again.ticket, next), 401, 'code-wrong');
  });

  it('takes a code of half a minute ago and of half a minute ahead, and no other', async () => {
    for (const [seconds, taken] of [
      [-90, false],
      [-30, true],
      [30, true],
      [90, false],
    ] as const) {
      await using door = await withOwner(REQUIRED);
      const { server, owner } = door;
      const { secret } = await addApp(owner);
      server.ahead = 10 * MINUTE;
      const { ticket } = await firstStep(server.client());
      const code = appCode(secret, Date.now() + server.ahead + seconds * 1000);
      const answer = await secondStep(server.client(), ticket, { way: 'app', code });
      expect(answer.status === 200, `${seconds} s`).toBe(taken);
    }
  });
});

describe('recovery codes', () => {
  it('each works once, however it is typed, and new ones make the old ones useless', async () => {
    await using door = await withOwner(REQUIRED);
    const { server, owner } = door;
    const { recoveryCodes: codes } = await addApp(owner);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const sloppy = (codes[0] ?? '')
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    const use = async (code: string) =>
      secondStep(server.client(), (await firstStep(server.client())).ticket, { way: 'recovery', code });
    expect((await use(sloppy)).status).toBe(200);
    expectProblem(await use(codes[0] ?? ''), 401, 'code-wrong');
    const fresh = await owner.ask<{ recoveryCodes: string[] }>('POST', '/me/two-step/recovery-codes');
    expectProblem(await use(codes[1] ?? ''), 401, 'code-wrong');
    expect((await use(fresh.recoveryCodes[9] ?? '')).status).toBe(200);
    expect(await owner.ask('GET', '/me/two-step')).toMatchObject({ recoveryCodesLeft: 9 });
  });
});

describe('[PL-19] a telephone', () => {
  it('is a factor once the code sent to it was typed; then codes for signing in go there', async () => {
    const sent: { to: string; text: string }[] = [];
    const texts = { send: async (to: string, text: string) => void sent.push({ to, text }) };
    await using door = await withOwner({ ...REQUIRED, texts });
    const { server, owner } = door;
    const codeIn = () => /\d{6}/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
    const phone = { phone: '0031 6 1234-5678' };
    const { factor } = await owner.ask<{ factor: string }>('POST', '/me/two-step/phone', phone);
    expect(sent.map(({ to }) => to)).toEqual(['+31612345678']);
    expect((await firstStep(server.client())).ways, 'not yet').toEqual(['mail']);
    const confirm = `/api/v1/me/two-step/${factor}/confirm`;
    const wrong = codeIn() === '000000' ? '111111' : '000000';
    expectProblem(await owner.fetch('POST', confirm, { code: wrong }), 401, 'code-wrong');
    expect((await owner.fetch('POST', confirm, { code: codeIn() })).status).toBe(200);
    const client = server.client();
    const { ticket, way } = await firstStep(client);
    expect(way).toBe('phone');
    expect(sent, 'none before it is asked for').toHaveLength(1);
    await client.ask('POST', '/sign-in/code', { ticket, way: 'phone' });
    expectProblem(await secondStep(client, ticket, { way: 'mail', code: codeIn() }), 401, 'code-wrong');
    expect((await secondStep(client, ticket, { way: 'phone', code: codeIn() })).status).toBe(200);
    expect(await owner.ask('GET', '/me/two-step')).toMatchObject({ factors: [{ label: '••••••••••78' }] });
  });

  it.each(['12345', '+0612345678', 'call me', '+316123456789012345'])('%j is no number', async (phone) => {
    await using door = await withOwner({ texts: { send: async () => undefined } });
    expectProblem(await door.owner.fetch('POST', '/api/v1/me/two-step/phone', { phone }), 400, 'bad-input');
  });

  it('without a gateway there is none', async () => {
    await using door = await withOwner();
    const answer = await door.owner.fetch('POST', '/api/v1/me/two-step/phone', { phone: '+31612345678' });
    expectProblem(answer, 403, 'not-allowed');
  });
});
