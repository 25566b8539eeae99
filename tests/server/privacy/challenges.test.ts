import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteFailedAttemptsRepository } from '../../../db/failed-attempts-repository.ts';
import { Challenges } from '../../../server/privacy/challenges.ts';
import { SourceKeys } from '../../../server/privacy/source-keys.ts';
import { leadingZeroBits, proofText, type Challenge, type Proof } from '../../../sessions/proof-of-work.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
let now = 1_000_000;
beforeEach(() => {
  test = testDatabase();
});
afterEach(() => test[Symbol.asyncDispose]());

function challenges(difficulty?: number, key = 'key'): Challenges {
  const attempts = new SqliteFailedAttemptsRepository(test.database);
  return new Challenges(Buffer.from(key), attempts, new SourceKeys(Buffer.from('k')), () => now, difficulty);
}

function solve({ salt, difficulty }: Challenge): Proof {
  for (let tried = 0; ; tried++) {
    const nonce = tried.toString(36);
    const hash = createHash('sha256').update(proofText(salt, nonce)).digest();
    if (leadingZeroBits(hash) >= difficulty) return { salt, nonce };
  }
}

describe('proofs of work', () => {
  it('ask for a second or two of a phone', () => {
    expect(challenges().issue().difficulty).toBe(18);
  });

  it('are taken once; handed back they can be used again', async () => {
    const proof = solve(challenges(8).issue());
    const redeemed = await challenges(8).redeem(proof);
    expect(await challenges(8).redeem(proof)).toBeNull();
    await redeemed?.handBack();
    expect(await challenges(8).redeem(proof)).not.toBeNull();
  });

  it('of another installation, of less work, and of no work are none', async () => {
    const proof = solve(challenges(8).issue());
    expect(await challenges(8, 'other').redeem(proof)).toBeNull();
    expect(await challenges(9).redeem(proof), 'a cheaper one cannot be passed off').toBeNull();
    const { salt } = challenges(8).issue();
    const lazy = Array.from({ length: 50 }, (_, n) => `lazy ${n}`).find(
      (nonce) => leadingZeroBits(createHash('sha256').update(proofText(salt, nonce)).digest()) < 8,
    );
    expect(await challenges(8).redeem({ salt, nonce: lazy ?? '' })).toBeNull();
  });

  it('end after five minutes, and what is remembered of them ends too', async () => {
    const [early, late] = [solve(challenges(8).issue()), solve(challenges(8).issue())];
    expect(await challenges(8).redeem(early)).not.toBeNull();
    now += 5 * 60_000;
    expect(await challenges(8).redeem(late)).toBeNull();
    expect(await challenges(8).redeem(solve(challenges(8).issue()))).not.toBeNull();
    const kept = test.database.sqlite
      .prepare("SELECT count(*) FROM failed_attempts WHERE kind = 'proof'")
      .pluck();
    expect(kept.get()).toBe(1);
  });
});

describe('counting zero bits', () => {
  it.each([
    [[0x80], 0],
    [[0x40], 1],
    [[0x01], 7],
    [[0x00, 0x80], 8],
    [[0x00, 0x00, 0x10, 0xff], 19],
    [[0x00, 0x00], 16],
    [[], 0],
  ])('%j begins with %i', (bytes, bits) => {
    expect(leadingZeroBits(Uint8Array.from(bytes))).toBe(bits);
  });
});
