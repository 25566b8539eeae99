import { describe, expect, it } from 'vitest';
import { oneTimeLinks } from '../../../db/sign-in-schema.ts';
import { PASSWORD } from '../../support/api-client.ts';
import { expectProblem } from '../http/problem.ts';
import { addApp, firstStep, OTHER_PASSWORD, OWNER, seen, withOwner } from './door.ts';

const MINUTE = 60_000;

describe('[PL-16] a lost password', () => {
  it('a link by mail lets its owner choose another, once; every sign-in ends and nobody is signed in by it', async () => {
    await using door = await withOwner({ publicUrl: 'http://rondo.example.org' });
    const { server } = door;
    const own = { origin: 'http://rondo.example.org' };
    const owner = server.client(own);
    await owner.signIn();
    const ended: string[] = [];
    server.accounts.authSessions.onEnded((id) => ended.push(id));
    const stranger = server.client(own);
    expect((await stranger.fetch('POST', '/api/v1/forgot', { email: ' Owner@EXAMPLE.org' })).status).toBe(
      204,
    );
    await server.accounts.settled();
    const [mail] = server.post.to(OWNER);
    expect(mail?.text).toContain('http://rondo.example.org/app/reset#');
    const token = server.post.token(OWNER);
    expect(token.length * Math.log2(64), 'bits').toBeGreaterThanOrEqual(128);
    expect(JSON.stringify(server.database.orm.select().from(oneTimeLinks).all())).not.toContain(token);

    const weak = await stranger.fetch('POST', '/api/v1/reset', { token, password: 'weak' });
    expectProblem(weak, 422, 'password-too-weak');
    const reset = await stranger.fetch('POST', '/api/v1/reset', { token, password: OTHER_PASSWORD });
    expect(reset.status).toBe(204);
    expect(reset.headers.getSetCookie()).toEqual([]);
    expect(ended, 'both sign-ins, at once').toHaveLength(2);
    expectProblem(await owner.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    const again = await stranger.fetch('POST', '/api/v1/reset', { token, password: 'Another-one-61' });
    expectProblem(again, 410, 'link-over');
    const old = { email: OWNER, password: PASSWORD };
    expectProblem(await stranger.fetch('POST', '/api/v1/sign-in', old), 401, 'sign-in-failed');
    await stranger.ask('POST', '/sign-in', { email: OWNER, password: OTHER_PASSWORD });
    await server.accounts.settled();
    expect(server.post.to(OWNER).at(-1)?.subject).toBe('Your Rondo account was changed');
    expect(JSON.stringify(server.post.all)).not.toContain(OTHER_PASSWORD);
  });

  it('the link ends after thirty minutes, and with it every other link asked for', async () => {
    await using door = await withOwner();
    const { server } = door;
    const ask = async () => {
      await server.client().ask('POST', '/forgot', { email: OWNER });
      await server.accounts.settled();
      return server.post.token(OWNER);
    };
    const use = (token: string) =>
      server.client().fetch('POST', '/api/v1/reset', { token, password: OTHER_PASSWORD });
    const old = await ask();
    server.ahead = 30 * MINUTE;
    expectProblem(await use(old), 410, 'link-over');
    const [one, two] = [await ask(), await ask()];
    expect((await use(two)).status).toBe(204);
    expectProblem(await use(one), 410, 'link-over');
  });

  it('two who use the link at the same instant change it once', async () => {
    await using door = await withOwner();
    const { server } = door;
    await server.client().ask('POST', '/forgot', { email: OWNER });
    await server.accounts.settled();
    const token = server.post.token(OWNER);
    const answers = await Promise.all(
      ['Eerste-poging-1', 'Tweede-poging-2'].map((password) =>
        server.client().fetch('POST', '/api/v1/reset', { token, password }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  it('the second step is not got round: it is asked after a reset as before, and an attempt under way ends', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    await addApp(owner);
    const begun = await firstStep(server.client());
    await server.client().ask('POST', '/forgot', { email: OWNER });
    await server.accounts.settled();
    const token = server.post.token(OWNER);
    await server.client().ask('POST', '/reset', { token, password: OTHER_PASSWORD });
    const answer = await server
      .client()
      .ask<object>('POST', '/sign-in', { email: OWNER, password: OTHER_PASSWORD });
    expect(answer).toMatchObject({ secondStep: { ways: ['app', 'mail', 'recovery'] } });
    const stale = { ticket: begun.ticket, way: 'mail' };
    expectProblem(await server.client().fetch('POST', '/api/v1/sign-in/code', stale), 410, 'sign-in-over');
  });

  it('a link for something else resets nothing', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    await owner.ask('POST', '/me/address', { email: 'new@example.org' });
    const { account } = await owner.ask<{ account: { id: string } }>('GET', '/me');
    server.accounts.signUp.invite('guest@example.org', 'en', account.id);
    await server.accounts.settled();
    for (const address of ['new@example.org', 'guest@example.org']) {
      const body = { token: server.post.token(address), password: OTHER_PASSWORD };
      expectProblem(await server.client().fetch('POST', '/api/v1/reset', body), 410, 'link-over');
    }
  });
});

describe('[PL-15] nobody learns whether an address has an account', () => {
  it('forgot and sign-up answer the same, byte for byte, and write to whom they have to', async () => {
    await using door = await withOwner({ signIn: { signUp: 'open' } });
    const { server } = door;
    const answers = [];
    for (const [path, extra] of [
      ['/api/v1/forgot', {}],
      ['/api/v1/sign-up', { language: 'nl' }],
    ] as const)
      for (const email of [OWNER, 'nobody@example.org'])
        answers.push(path + seen(await server.client().fetch('POST', path, { email, ...extra })));
    expect(new Set(answers).size).toBe(2);
    await server.accounts.settled();
    expect(server.post.to(OWNER).map(({ subject }) => subject)).toEqual([
      'Choose a new password for Rondo',
      'You have an account on Rondo already',
    ]);
    expect(server.post.to('nobody@example.org').map(({ subject }) => subject)).toEqual([
      'Maak je account op Rondo af',
    ]);
  });

  it('[PL-23] one address gets four mails an hour, and the answer does not say so; one source asks for sixty', async () => {
    await using door = await withOwner();
    const { server } = door;
    const ask = (email: string) => server.client().fetch('POST', '/api/v1/forgot', { email });
    for (let n = 0; n < 6; n++) expect((await ask(OWNER)).status).toBe(204);
    await server.accounts.settled();
    expect(server.post.to(OWNER)).toHaveLength(4);
    for (let n = 6; n < 60; n++) expect((await ask(`p${n}@example.org`)).status).toBe(204);
    expectProblem(await ask('one-more@example.org'), 429, 'too-many-attempts');
    server.ahead = 60 * MINUTE;
    expect((await ask(OWNER)).status).toBe(204);
    await server.accounts.settled();
    expect(server.post.to(OWNER)).toHaveLength(5);
  });
});
