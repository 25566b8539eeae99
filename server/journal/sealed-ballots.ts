import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import type { SealedBallot, SettledRound } from '../../db/secret-ballots-store.ts';
import type { StandingBallot } from '../../sessions/state.ts';

const ALGORITHM = 'aes-256-gcm';
const IV = 12;
const TAG = 16;
/** Sealed ballots are as long as each other in steps of so many bytes, so that a length tells no choice. */
const STEP = 256;

/** A ballot as it is stored while its secret round is open. */
export function seal(ballot: StandingBallot, roundId: string, voter: string, key: Buffer): Buffer {
  const text = Buffer.from(JSON.stringify(ballot));
  // JSON may end in blanks.
  const padded = Buffer.alloc(Math.ceil(text.length / STEP) * STEP, ' ');
  text.copy(padded);
  const iv = randomBytes(IV);
  const cipher = createCipheriv(ALGORITHM, sealingKey(key), iv).setAAD(place(roundId, voter));
  return Buffer.concat([iv, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
}

/** The ballot that was sealed; throws when it was altered, or belongs to another voter or round. */
export function unseal({ voter, sealed }: SealedBallot, roundId: string, key: Buffer): StandingBallot {
  const decipher = createDecipheriv(ALGORITHM, sealingKey(key), sealed.subarray(0, IV))
    .setAAD(place(roundId, voter))
    .setAuthTag(sealed.subarray(-TAG));
  const text = Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
  return standing.parse(JSON.parse(text.toString()));
}

/**
 * What stays of a secret round: the ballots by what they say, without voters, teams, order or time. All in one piece, so that
 * not even the place of a row in the file says anything.
 */
export function settle(ballots: readonly SealedBallot[], roundId: string, key: Buffer): SettledRound {
  const contents = ballots.map((sealed) => {
    const { ballot, proxy } = unseal(sealed, roundId, key);
    return JSON.stringify({ ballot, proxy });
  });
  const body = `[${contents.sort().join(',')}]`;
  return { body, checksum: crc32(body) };
}

/** The ballots of a closed secret round; throws when they are not what was written. */
export function unsettle({ body, checksum }: SettledRound): StandingBallot[] {
  if (crc32(body) !== checksum) throw new Error('the ballots of a secret round were altered');
  return settledBallots.parse(JSON.parse(body)).map((ballot) => ({ ...ballot, teamId: null }));
}

const standing = z.strictObject({
  ballot: z.unknown(),
  teamId: z.string().nullable(),
  proxy: z.boolean(),
});
const settledBallots = z.array(standing.omit({ teamId: true }));

/** Voters are hashed with the round's key itself: ballots get one made of it. */
function sealingKey(key: Buffer): Buffer {
  return createHmac('sha256', key).update('ballots').digest();
}

function place(roundId: string, voter: string): Buffer {
  return Buffer.from(`${roundId}\n${voter}`);
}
