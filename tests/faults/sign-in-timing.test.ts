import { describe, expect, it } from 'vitest';
import { accounts } from '../../db/schema.ts';
import { areaUnderCurve } from '../support/area-under-curve.ts';
import { TestServer } from '../server/http/test-server.ts';
import { seen } from '../server/accounts/door.ts';

const EACH = 2_000;
/** A thousand requests a second from one address would be a flood; each comes from an address of its own. */
const from = (n: number) => ({ 'x-forwarded-for': `10.${(n >> 14) & 127}.${(n >> 7) & 127}.${n & 127}` });

async function measure(
  server: TestServer,
  path: string,
  body: (email: string) => object,
  status: number,
): Promise<number> {
  const times = { known: [] as number[], unknown: [] as number[] };
  const answers = new Set<string>();
  for (let n = -20; n < EACH; n++) {
    // Who comes first changes: whatever the one before leaves behind falls on both alike.
    const order = n % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const who of order) {
      // Four thousand within an hour would be a flood: each comes a quarter of a minute after the one before.
      server.ahead += 15_000;
      // Before measuring everybody is unknown: what the machine still has to load is loaded then.
      const email = `${n < 0 ? 'warm' : ''}${who}-${n}@example.org`;
      const client = server.client(from(2 * (n + 20) + (who === 'known' ? 0 : 1)));
      const began = performance.now();
      const answer = await client.fetch('POST', path, body(email));
      if (n >= 0) times[who].push(performance.now() - began);
      answers.add(seen(answer));
      expect(answer.status).toBe(status);
    }
  }
  expect(answers.size, 'one answer for everybody, byte for byte').toBe(1);
  return areaUnderCurve(times.known, times.unknown);
}

describe('[PL-15] how long an answer takes says nothing about whether an address has an account', () => {
  it.each([
    ['/api/v1/sign-in', (email: string) => ({ email, password: 'Wrong-one-7' }), 401],
    ['/api/v1/forgot', (email: string) => ({ email }), 204],
    ['/api/v1/sign-up', (email: string) => ({ email, language: 'en' }), 204],
  ] as const)(
    'POST %s: 2 × 2,000 in turn cannot be told apart',
    { timeout: 300_000, retry: 1 },
    async (path, body, status) => {
      // Cheap hashes: with real ones their time would hide every difference beside it.
      await using server = await TestServer.start({
        hashCost: 4,
        trustProxy: 1,
        signIn: { signUp: 'open' },
      });
      const passwordHash = await realHash(server);
      const rows = Array.from({ length: EACH }, (_, n) => {
        const email = `known-${n}@example.org`;
        return { id: `a${n}`, email, emailKey: email, passwordHash, language: 'en', createdAt: 0 } as const;
      });
      for (let at = 0; at < EACH; at += 500)
        server.database.orm
          .insert(accounts)
          .values(rows.slice(at, at + 500))
          .run();
      const area = await measure(server, path, body, status);
      expect(Math.max(area, 1 - area)).toBeLessThanOrEqual(0.55);
    },
  );
});

/** A hash as this server makes them. */
async function realHash(server: TestServer): Promise<string> {
  const link = (await server.accounts.firstAccountLink('http://host')) ?? '';
  await server.client().setUp(link.split('#')[1] ?? '');
  const [row] = server.database.orm.select().from(accounts).all();
  return row?.passwordHash ?? '';
}
