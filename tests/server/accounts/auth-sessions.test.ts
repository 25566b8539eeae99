import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteAuthSessionsRepository } from '../../../db/auth-sessions-repository.ts';
import type { Database } from '../../../db/connection.ts';
import { accounts } from '../../../db/schema.ts';
import { authSessions } from '../../../db/sign-in-schema.ts';
import { ABSOLUTE_MS, AuthSessions, IDLE_MS } from '../../../server/accounts/auth-sessions.ts';
import { hashOfSecret } from '../../../server/platform/tokens.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
let now: number;
let signIns: AuthSessions;

function over(database: Database, encrypted = false): AuthSessions {
  return new AuthSessions(new SqliteAuthSessionsRepository(database), () => now, encrypted);
}

beforeEach(() => {
  now = 1_000_000;
  test = testDatabase();
  const row = {
    email: 'o@e.nl',
    emailKey: 'o@e.nl',
    passwordHash: '-',
    language: 'nl',
    createdAt: 0,
  } as const;
  test.database.orm
    .insert(accounts)
    .values({ id: 'owner', ...row })
    .run();
  signIns = over(test.database);
});
afterEach(() => test[Symbol.asyncDispose]());

async function signIn(cookie?: string): Promise<string> {
  return (await signIns.begin('owner', cookie)).split(';', 1)[0] ?? '';
}

describe('sign-ins', () => {
  it('the secret has 256 random bits, and the database holds its hash alone', async () => {
    const cookie = await signIn();
    const secret = cookie.split('=')[1] ?? '';
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const rows = test.database.orm.select().from(authSessions).all();
    expect(rows.map(({ secretHash }) => secretHash)).toEqual([hashOfSecret(secret)]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(await signIns.authenticate(cookie)).toEqual({
      authSessionId: rows[0]?.id,
      account: { id: 'owner', email: 'o@e.nl', language: 'nl' },
      twoStep: false,
      provenAt: now,
    });
  });

  it('signing in makes a new secret and ends the one that came with the request', async () => {
    const planted = await signIn();
    const fresh = await signIn(planted);
    expect(fresh).not.toBe(planted);
    expect(await signIns.authenticate(planted)).toBeNull();
    expect(await signIns.authenticate(`theme=dark; ${fresh}; x=y`)).not.toBeNull();
  });

  it('ends when it was not used for twelve hours, and after seven days however busy', async () => {
    const busy = await signIn();
    const began = now;
    for (now += IDLE_MS - 1; now - began < ABSOLUTE_MS; now += IDLE_MS - 1)
      expect(await signIns.authenticate(busy)).not.toBeNull();
    expect(await signIns.authenticate(busy)).toBeNull();

    const idle = await signIn();
    now += IDLE_MS;
    expect(await signIns.authenticate(idle)).toBeNull();
    await signIn();
    expect(test.database.orm.select().from(authSessions).all(), 'what ended is forgotten').toHaveLength(1);
  });

  it('ending one tells who listens, and leaves the others', async () => {
    const [one, other] = [await signIn(), await signIn()];
    const ended: string[] = [];
    signIns.onEnded((id) => ended.push(id));
    const { authSessionId = '' } = (await signIns.authenticate(one)) ?? {};
    expect(await signIns.isAlive(authSessionId)).toBe(true);
    await signIns.end(one);
    await signIns.end(one);
    await signIns.end('rondo=nobody');
    expect(ended).toEqual([authSessionId]);
    expect(await signIns.isAlive(authSessionId)).toBe(false);
    expect(await signIns.authenticate(other)).not.toBeNull();
  });

  it('holds in another process, and over a restart', async () => {
    const cookie = await signIn();
    expect(await over(test.again()).authenticate(cookie)).not.toBeNull();
  });

  it('[PR-1][PL-30] over TLS the cookie belongs to this host alone; it never outlives the browser', async () => {
    const secret = '[A-Za-z0-9_-]{43}';
    expect(await signIns.begin('owner', undefined)).toMatch(
      new RegExp(`^rondo=${secret}; Path=/; HttpOnly; SameSite=Lax$`),
    );
    const encrypted = over(test.database, true);
    const cookie = await encrypted.begin('owner', undefined);
    expect(cookie).toMatch(new RegExp(`^__Host-rondo=${secret}; Path=/; HttpOnly; Secure; SameSite=Lax$`));
    const plain = cookie.replace('__Host-', '');
    expect(await encrypted.authenticate(plain), 'a cookie that any host could have set').toBeNull();
  });

  it.each([
    ['none', undefined],
    ['an empty header', ''],
    ['no secret', 'rondo='],
    ['a short secret', 'rondo=short'],
    ['a secret nobody has', `rondo=${'A'.repeat(43)}`],
    ['broken escapes', 'rondo=%00%ff%'],
    ['signs only', ';;;==='],
    ['another name', `session=${'A'.repeat(43)}`],
    ['a name of every object', '__proto__=x; constructor=y'],
    ['a very long header', 'a'.repeat(8000)],
  ])('signs nobody in: %s', async (_what, header) => {
    expect(await signIns.authenticate(header)).toBeNull();
  });
});
