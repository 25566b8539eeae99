import bcrypt from 'bcrypt';
import { describe, expect, it } from 'vitest';
import { accounts } from '../../../db/schema.ts';
import { FRESH_MS } from '../../../server/accounts/auth-sessions.ts';
import { PASSWORD, type ApiClient } from '../../support/api-client.ts';
import { expectProblem } from '../http/problem.ts';
import { OWNER, withOwner } from './door.ts';

const PIN = '4711';
const unlock = (client: ApiClient, pin: string) => client.fetch('POST', '/api/v1/me/unlock', { pin });
const choose = (client: ApiClient, pin: string) => client.fetch('POST', '/api/v1/me/pin', { pin });

describe('[PR-16] a PIN for the lock of the screen', () => {
  it('is chosen with a recent proof, kept as a hash, lifts the lock and opens nothing else', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    expect(await owner.ask('GET', '/me/pin')).toEqual({ set: false, counts: false });
    expectProblem(await unlock(owner, PIN), 403, 'pin-over');
    expect((await choose(owner, PIN)).status).toBe(204);
    expect(await owner.ask('GET', '/me/pin')).toEqual({ set: true, counts: true });
    const row = server.database.orm.select().from(accounts).get();
    expect(bcrypt.getRounds(row?.pinHash ?? '')).toBe(4);
    expect(await bcrypt.compare(PIN, row?.pinHash ?? ''), 'without the pepper it is of no use').toBe(false);

    server.ahead = FRESH_MS;
    expect((await unlock(owner, PIN)).status).toBe(204);
    expectProblem(await choose(owner, '2580'), 403, 'proof-of-owner-required');
    const address = { email: 'new@example.org' };
    expectProblem(await owner.fetch('POST', '/api/v1/me/address', address), 403, 'proof-of-owner-required');
    const asPassword = { email: OWNER, password: PIN };
    expectProblem(await server.client().fetch('POST', '/api/v1/sign-in', asPassword), 401, 'sign-in-failed');
    expectProblem(await unlock(server.client(), PIN), 401, 'sign-in-required');
  });

  it('five wrong ones, also all at once, and only the password counts, until it was given', async () => {
    await using door = await withOwner();
    const { server, owner } = door;
    await choose(owner, PIN);
    const elsewhere = server.client();
    await elsewhere.signIn();
    const answers = await Promise.all(Array.from({ length: 12 }, () => unlock(owner, '1357')));
    const codes = answers.map(({ body }) => (body as { code: string }).code);
    expect(codes.filter((code) => code === 'pin-wrong').length).toBeLessThanOrEqual(4);
    expect(new Set(codes)).toEqual(new Set(['pin-wrong', 'pin-over']));
    expectProblem(await unlock(owner, PIN), 403, 'pin-over');
    expect(await owner.ask('GET', '/me/pin')).toEqual({ set: true, counts: false });
    expect((await unlock(elsewhere, PIN)).status, 'another screen is another screen').toBe(204);

    server.ahead = 1_000;
    await owner.ask('POST', '/me/proof', { password: PASSWORD });
    expect((await unlock(owner, PIN)).status).toBe(204);
    await server.accounts.settled();
    const { history } = await owner.ask<{ history: { what: string }[] }>('GET', '/me/sign-ins');
    expect(history.filter(({ what }) => what === 'wrong-pin')).toHaveLength(5);
  });

  it('what was right does not count; without it the lock takes the password', async () => {
    await using door = await withOwner();
    const { owner } = door;
    await choose(owner, PIN);
    for (let n = 0; n < 8; n++) expect((await unlock(owner, PIN)).status).toBe(204);
    await owner.ask('DELETE', '/me/pin');
    expect(await owner.ask('GET', '/me/pin')).toEqual({ set: false, counts: false });
    expectProblem(await unlock(owner, PIN), 403, 'pin-over');
  });

  it.each([
    ['0000', 422, 'pin-too-weak'],
    ['1234', 422, 'pin-too-weak'],
    ['87654321', 422, 'pin-too-weak'],
    ['471', 400, 'bad-input'],
    ['471147114', 400, 'bad-input'],
    ['47a1', 400, 'bad-input'],
    ['٤٧١١', 400, 'bad-input'],
  ] as const)('%s is none', async (pin, status, code) => {
    await using door = await withOwner();
    expectProblem(await choose(door.owner, pin), status, code);
  });
});
