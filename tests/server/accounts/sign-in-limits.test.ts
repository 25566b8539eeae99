import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/connection.ts';
import { SqliteFailedAttemptsRepository } from '../../../db/failed-attempts-repository.ts';
import { SignInLimits } from '../../../server/accounts/sign-in-limits.ts';
import { SourceKeys } from '../../../server/privacy/source-keys.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
let test: TestDatabase;
let limits: SignInLimits;

function over(database: Database): SignInLimits {
  return new SignInLimits(
    new SqliteFailedAttemptsRepository(database),
    new SourceKeys(Buffer.from('a key of the installation')),
  );
}

beforeEach(() => {
  test = testDatabase();
  limits = over(test.database);
});
afterEach(() => test[Symbol.asyncDispose]());

describe('how often a password may be tried', () => {
  it('[KO-30] ten wrong ones lock an account from anywhere, even all at once, and the lock ends by itself', async () => {
    const tries = Array.from({ length: 14 }, (_, n) => limits.begin(`10.0.0.${n}`, 'a@e.nl', NOW));
    const outcomes = await Promise.all(tries);
    expect(outcomes.map(({ ok }) => ok)).toEqual([
      ...Array<boolean>(10).fill(true),
      ...Array<boolean>(4).fill(false),
    ]);
    expect(outcomes[13]).toEqual({ ok: false, refusal: 'too-many-attempts', retryAfter: 15 * 60 });
    expect((await limits.begin('10.9.9.9', 'b@e.nl', NOW)).ok, 'others sign in').toBe(true);
    expect((await limits.begin('10.9.9.9', 'a@e.nl', NOW + 15 * MINUTE - 1)).ok).toBe(false);
    expect((await limits.begin('10.9.9.9', 'a@e.nl', NOW + 15 * MINUTE)).ok).toBe(true);
  });

  it('[PL-23] thirty wrong ones lock a source; an IPv6 network is one source', async () => {
    for (let n = 0; n < 30; n++) await limits.begin(`2001:db8:0:1::${n.toString(16)}`, `p${n}@e.nl`, NOW);
    expect((await limits.begin('2001:db8:0:1:ffff::1', 'new@e.nl', NOW)).ok).toBe(false);
    expect((await limits.begin('2001:db8:0:2::1', 'new@e.nl', NOW)).ok).toBe(true);
  });

  it('[PL-23] what was right does not count', async () => {
    for (let n = 0; n < 40; n++) {
      const attempt = await limits.begin('10.0.0.1', 'a@e.nl', NOW);
      if (attempt.ok) await attempt.value.takeBack();
      expect(attempt.ok).toBe(true);
    }
  });

  it('counts are shared with other processes and survive a restart; nobody is named in them', async () => {
    for (let n = 0; n < 10; n++) await limits.begin('192.0.2.77', 'kanarie@e.nl', NOW);
    const other = test.again();
    expect((await over(other).begin('192.0.2.78', 'kanarie@e.nl', NOW)).ok).toBe(false);
    const rows = JSON.stringify(other.sqlite.prepare('SELECT * FROM failed_attempts').all());
    expect(rows).not.toMatch(/kanarie|192\.0\.2/);
  });

  it('what is older than any window is forgotten', async () => {
    await limits.begin('10.0.0.1', 'a@e.nl', NOW);
    await limits.begin('10.0.0.1', 'a@e.nl', NOW + 16 * MINUTE);
    expect(test.database.sqlite.prepare('SELECT count(*) FROM failed_attempts').pluck().get()).toBe(2);
  });
});
