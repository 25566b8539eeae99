import bcrypt from 'bcrypt';
import { describe, expect, it } from 'vitest';
import { accounts } from '../../../db/schema.ts';
import { Passwords } from '../../../server/accounts/passwords.ts';
import { PASSWORD } from '../../support/api-client.ts';
import { expectProblem } from '../http/problem.ts';
import { addApp, firstStep, withOwner } from './door.ts';

interface Operation {
  requestBody?: unknown;
  responses: unknown;
}

describe('signing in', () => {
  it('[PL-18] hashes the password anew when its hash was made with less work, and only then', async () => {
    await using door = await withOwner({ hashCost: 5 });
    const { server } = door;
    const { orm } = server.database;
    const hash = () => orm.select().from(accounts).get()?.passwordHash ?? '';
    const before = hash();
    await server.client().signIn();
    expect(hash()).toBe(before);
    const cheap = await new Passwords(server.secrets.keyFor('password-pepper'), 4).hash(PASSWORD);
    orm
      .update(accounts)
      .set({ passwordHash: cheap ?? '' })
      .run();
    expectProblem(
      await server
        .client()
        .fetch('POST', '/api/v1/sign-in', { email: 'owner@example.org', password: 'Wrong-1x' }),
      401,
      'sign-in-failed',
    );
    expect(hash(), 'a wrong password changes nothing').toBe(cheap);
    await server.client().signIn();
    expect(bcrypt.getRounds(hash())).toBe(5);
    await server.client().signIn();
  });
});

describe('over the whole interface', () => {
  interface Document {
    paths: Record<string, Record<string, Operation>>;
    components: unknown;
  }

  async function description(): Promise<{ all: [string, Operation][]; components: unknown }> {
    await using door = await withOwner();
    const { paths, components } = await door.owner.ask<Document>('GET', '/openapi.json');
    const all = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, operation]): [string, Operation] => [
        `${verb.toUpperCase()} ${path}`,
        operation,
      ]),
    );
    return { all, components };
  }

  it('[PR-7] a password goes in where its owner types it, and comes out nowhere: no manager or operator can set or see one', async () => {
    const { all, components } = await description();
    const takes = all.filter(([, { requestBody }]) =>
      JSON.stringify(requestBody ?? null).includes('"password"'),
    );
    expect(takes.map(([key]) => key)).toEqual([
      'POST /api/v1/setup',
      'POST /api/v1/accounts',
      'POST /api/v1/sign-in',
      'POST /api/v1/reset',
      'POST /api/v1/me/proof',
      'POST /api/v1/me/password',
      'POST /api/v1/me/deletion',
    ]);
    const tells = all.filter(([, { responses }]) =>
      /"[^"]*(password|secretHash)[^"]*":/i.test(JSON.stringify(responses)),
    );
    expect(tells.map(([key]) => key)).toEqual([]);
    expect(JSON.stringify(components)).not.toMatch(/"[^"]*(password|secretHash)[^"]*":/i);
  });

  it('[KO-16] nothing turns the second step off: no route takes such a thing, and without factors a code by mail is left', async () => {
    const off = /"(twoStep|two_step|twoStepSince|secondStep|mfa|totp)"/i;
    const takes = (await description()).all.filter(([, { requestBody }]) =>
      off.test(JSON.stringify(requestBody ?? null)),
    );
    expect(takes.map(([key]) => key)).toEqual([]);
    await using door = await withOwner();
    const { server, owner } = door;
    const { factor } = await addApp(owner);
    for (const body of [{ twoStepSince: null }, { twoStep: false }, { language: 'en', twoStepSince: null }])
      expectProblem(await owner.fetch('PATCH', '/api/v1/me', body), 400, 'bad-input');
    await owner.ask('DELETE', `/me/two-step/${factor}`);
    const phone = server.client({
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile',
    });
    expect((await firstStep(phone)).ways).toContain('mail');
    expect(phone.cookie).toBe('');
  });
});
