import { describe, expect, it } from 'vitest';
import { invitations } from '../../../db/organisation-schema.ts';
import { accounts } from '../../../db/schema.ts';
import { oneTimeLinks } from '../../../db/sign-in-schema.ts';
import { PASSWORD } from '../../support/api-client.ts';
import { expectProblem } from '../http/problem.ts';
import { OWNER, withOwner } from './door.ts';

const GUEST = 'guest@example.org';
const DAY = 24 * 3_600_000;

describe('[PR-6] accounts for others', () => {
  it('by default only who is invited gets one', async () => {
    await using door = await withOwner();
    const { server } = door;
    expect(await server.client().ask('GET', '/sign-in')).toEqual({ account: null, signUp: 'invited' });
    const answer = await server.client().fetch('POST', '/api/v1/sign-up', { email: GUEST, language: 'en' });
    expectProblem(answer, 403, 'sign-up-closed');
    await server.accounts.settled();
    expect(server.post.all).toEqual([]);
  });

  it('an invitation works once, for seven days; its owner chooses the password, and its address is a verified one', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    const { account } = await owner.ask<{ account: { id: string } }>('GET', '/me');
    server.accounts.signUp.invite(` ${GUEST}`, 'nl', account.id);
    await server.accounts.settled();
    expect(server.post.to(GUEST)[0]?.text).toContain(`/app/welcome#${server.post.token(GUEST)}`);
    const token = server.post.token(GUEST);
    const body = { token, password: PASSWORD, language: 'nl' };
    const guest = server.client();
    const weak = await guest.fetch('POST', '/api/v1/accounts', { ...body, password: 'Guest2026' });
    expectProblem(weak, 422, 'password-too-weak');
    server.ahead = 7 * DAY;
    expectProblem(await guest.fetch('POST', '/api/v1/accounts', body), 410, 'link-over');
    server.ahead = 7 * DAY - 60_000;
    expect((await guest.fetch('POST', '/api/v1/accounts', body)).status).toBe(201);
    expect(await guest.ask('GET', '/me')).toMatchObject({ account: { email: GUEST, language: 'nl' } });
    expectProblem(await server.client().fetch('POST', '/api/v1/accounts', body), 410, 'link-over');
    const rows = server.database.orm.select().from(accounts).all();
    expect(rows.map(({ email, isFirst }) => ({ email, isFirst }))).toEqual([
      { email: OWNER, isFirst: true },
      { email: GUEST, isFirst: false },
    ]);
    expect(rows[1]?.emailVerifiedAt).toBeGreaterThan(0);
    const links = server.database.orm.select().from(oneTimeLinks).all();
    expect(JSON.stringify(links), 'PL-29: a used link forgets whom it went to').not.toContain(GUEST);
  });

  it('where the operator allows it, whoever has an address that answers gets one', async () => {
    await using door = await withOwner({ signIn: { signUp: 'open' } });
    const { server } = door;
    expect(await server.client().ask('GET', '/sign-in')).toEqual({ account: null, signUp: 'open' });
    await server.client().ask('POST', '/sign-up', { email: GUEST, language: 'en' });
    await server.accounts.settled();
    const token = server.post.token(GUEST);
    const made = await server
      .client()
      .fetch('POST', '/api/v1/accounts', { token, password: PASSWORD, language: 'en' });
    expect(made.status).toBe(201);
  });

  it('[PL-29] who was invited and did not come is forgotten, with the link that ran out', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    await owner.ask('POST', '/organisation/invitations', { email: GUEST, roles: [] });
    await server.accounts.settled();
    const addresses = () =>
      JSON.stringify([
        server.database.orm.select().from(oneTimeLinks).all(),
        server.database.orm.select().from(invitations).all(),
      ]);
    const lookBack = async () => {
      await server.accounts.forgetLinks();
      await server.organisations.members.forgetInvitations();
    };
    server.ahead = 7 * DAY - 60_000;
    await lookBack();
    expect(addresses(), 'while it can be taken up it stays').toContain(GUEST);
    server.ahead = 7 * DAY;
    await lookBack();
    expect(addresses()).not.toContain(GUEST);
  });

  it('two links for one address make one account', async () => {
    await using door = await withOwner({ signIn: { signUp: 'open' } });
    const { server } = door;
    const tokens = [];
    for (let n = 0; n < 2; n++) {
      await server.client().ask('POST', '/sign-up', { email: GUEST, language: 'en' });
      await server.accounts.settled();
      tokens.push(server.post.token(GUEST));
    }
    const answers = await Promise.all(
      tokens.map((token) =>
        server.client().fetch('POST', '/api/v1/accounts', { token, password: PASSWORD, language: 'en' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  it.each([
    'guest@example.org\r\nBcc: all@example.org',
    'guest@example.org, all@example.org',
    'Guest <guest@example.org>',
    '"guest"@example.org',
    'guest',
    `${'g'.repeat(65)}@example.org`,
    'guest@example.org\u0000',
  ])('%j is no address', async (email) => {
    await using door = await withOwner({ signIn: { signUp: 'open' } });
    const answer = await door.server.client().fetch('POST', '/api/v1/sign-up', { email, language: 'en' });
    expectProblem(answer, 400, 'bad-input');
  });
});
