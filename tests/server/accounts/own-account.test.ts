import { describe, expect, it } from 'vitest';
import { FRESH_MS } from '../../../server/accounts/auth-sessions.ts';
import { PASSWORD } from '../../support/api-client.ts';
import { expectProblem } from '../http/problem.ts';
import { addApp, OTHER_PASSWORD, OWNER, withOwner } from './door.ts';

interface SignIns {
  signIns: { id: string; here: boolean; device: string; network: string }[];
  history: { what: string; device: string; network: string }[];
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('where somebody is signed in', () => {
  it('is listed roughly; one signs out there, or everywhere else', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const [fox, third] = [server.client({ 'user-agent': FIREFOX }), server.client()];
    await fox.signIn();
    await third.signIn();
    const list = () => owner.ask<SignIns>('GET', '/me/sign-ins');
    const { signIns } = await list();
    expect(signIns.filter(({ here }) => here)).toHaveLength(1);
    const there = signIns.find(({ device }) => device === 'Firefox, Linux');
    expect(there).toMatchObject({ here: false, network: '127.0.0.*' });
    const ended: string[] = [];
    server.accounts.authSessions.onEnded((id) => ended.push(id));
    await owner.ask('DELETE', `/me/sign-ins/${there?.id ?? ''}`);
    expect(ended).toEqual([there?.id]);
    expectProblem(await fox.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    await owner.ask('POST', '/me/sign-ins/end-others', {});
    expectProblem(await third.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    expect((await list()).signIns).toHaveLength(1);
  });

  it('[PR-4] nobody ends another account’s sign-in, or sees it', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const other = await server.owner('other@example.org');
    const [mine] = (await owner.ask<SignIns>('GET', '/me/sign-ins')).signIns;
    const answer = await other.fetch('DELETE', `/api/v1/me/sign-ins/${mine?.id ?? ''}`);
    expectProblem(answer, 404, 'not-found');
    expect((await owner.fetch('GET', '/api/v1/me')).status).toBe(200);
    expect((await other.ask<SignIns>('GET', '/me/sign-ins')).signIns.map(({ id }) => id)).not.toContain(
      mine?.id,
    );
  });

  it('the history tells what happened at the door, latest first, and is forgotten after ninety days', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const wrong = { email: OWNER, password: 'Wrong-one-7' };
    await server.client({ 'user-agent': FIREFOX }).fetch('POST', '/api/v1/sign-in', wrong);
    const guest = server.client();
    await guest.signIn();
    await guest.fetch('POST', '/api/v1/sign-out', {});
    await server.accounts.settled();
    const history = async () => (await owner.ask<SignIns>('GET', '/me/sign-ins')).history;
    expect((await history()).map(({ what }) => what)).toEqual([
      'signed-out',
      'signed-in',
      'wrong-password',
      'signed-in',
    ]);
    expect((await history())[2]).toMatchObject({ device: 'Firefox, Linux', network: '127.0.0.*' });
    server.ahead = 91 * 24 * 3_600_000;
    await owner.signIn();
    await server.accounts.settled();
    expect((await history()).map(({ what }) => what)).toEqual(['signed-in', 'expired']);
  });
});

describe('what changes who can get in', () => {
  const changes = [
    ['POST', '/me/password', { password: OTHER_PASSWORD }],
    ['POST', '/me/address', { email: 'new@example.org' }],
    ['POST', '/me/two-step/app', undefined],
    ['POST', '/me/two-step/phone', { phone: '+31612345678' }],
    ['POST', '/me/two-step/passkey', undefined],
    ['POST', '/me/two-step/none/confirm', { code: '123456' }],
    ['DELETE', '/me/two-step/none', undefined],
    ['POST', '/me/two-step/recovery-codes', undefined],
  ] as const;

  it.each(changes)('%s %s asks for a proof of the last ten minutes', async (method, path, body) => {
    await using door = await withOwner();
    const { server, owner } = door;
    server.ahead = FRESH_MS;
    const ask = () => owner.fetch(method, `/api/v1${path}`, body);
    expectProblem(await ask(), 403, 'proof-of-owner-required');
    const wrong = await owner.fetch('POST', '/api/v1/me/proof', { password: 'Wrong-one-7' });
    expectProblem(wrong, 401, 'sign-in-failed');
    expectProblem(await ask(), 403, 'proof-of-owner-required');
    await owner.ask('POST', '/me/proof', { password: PASSWORD });
    expect((await ask()).body).not.toMatchObject({ code: 'proof-of-owner-required' });
    server.ahead += FRESH_MS;
    expectProblem(await ask(), 403, 'proof-of-owner-required');
  });

  it('proofs are counted with sign-ins: a stolen cookie is no way to guess the password', async () => {
    await using door = await withOwner();
    const { owner } = door;
    const guess = () => owner.fetch('POST', '/api/v1/me/proof', { password: 'Wrong-one-7' });
    for (let n = 0; n < 10; n++) expectProblem(await guess(), 401, 'sign-in-failed');
    expectProblem(await guess(), 429, 'too-many-attempts');
  });

  it('another password ends every other sign-in, and its owner is told', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const elsewhere = server.client();
    await elsewhere.signIn();
    expectProblem(
      await owner.fetch('POST', '/api/v1/me/password', { password: 'x' }),
      422,
      'password-too-weak',
    );
    await owner.ask('POST', '/me/password', { password: OTHER_PASSWORD });
    expect((await owner.fetch('GET', '/api/v1/me')).status).toBe(200);
    expectProblem(await elsewhere.fetch('GET', '/api/v1/me'), 401, 'sign-in-required');
    await server.accounts.settled();
    expect(server.post.to(OWNER)).toHaveLength(1);
  });

  it('another address counts once it answered; the one before is told, one that is taken never becomes it', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    await server.owner('taken@example.org');
    await owner.ask('POST', '/me/address', { email: 'taken@example.org' });
    await owner.ask('POST', '/me/address', { email: 'New@example.org' });
    await server.accounts.settled();
    expect(server.post.to('taken@example.org')).toEqual([]);
    expect(await owner.ask('GET', '/me')).toMatchObject({ account: { email: OWNER } });
    const token = server.post.token('New@example.org');
    expect((await server.client().fetch('POST', '/api/v1/address', { token })).status).toBe(204);
    expectProblem(await server.client().fetch('POST', '/api/v1/address', { token }), 410, 'link-over');
    expect(await owner.ask('GET', '/me')).toMatchObject({ account: { email: 'New@example.org' } });
    await server.accounts.settled();
    expect(server.post.to(OWNER).map(({ subject }) => subject)).toEqual(['Your Rondo account was changed']);
    await server.client().signIn('new@EXAMPLE.org');
  });

  it('setting up or taking away a second step is told to its owner', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const { factor } = await addApp(owner);
    await owner.ask('DELETE', `/me/two-step/${factor}`);
    expectProblem(await owner.fetch('DELETE', `/api/v1/me/two-step/${factor}`), 404, 'not-found');
    await server.accounts.settled();
    expect(server.post.to(OWNER)).toHaveLength(2);
  });
});
