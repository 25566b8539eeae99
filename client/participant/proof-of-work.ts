import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Challenge, Proof } from './join-api.ts';

/** Tries between two breaths: short enough for the page to stay answering on a slow phone. */
const TRIES_AT_A_TIME = 500;

/**
 * Finds a nonce for which SHA-256 of `salt:nonce` begins with `difficulty` zero bits. Runs on the page itself, a
 * few milliseconds at a time: a worker would need a looser content policy, and people wait for it anyway.
 *
 * @param progress told now and then how far it is: tries made ÷ tries expected (a matter of luck, may pass 1)
 */
export async function proofFor(
  { salt, difficulty }: Challenge,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Proof | null> {
  const expected = 2 ** difficulty;
  for (let tries = 0; !signal.aborted;) {
    for (const until = tries + TRIES_AT_A_TIME; tries < until; tries++) {
      const nonce = tries.toString(36);
      if (zeroBits(sha256(utf8ToBytes(`${salt}:${nonce}`))) >= difficulty) return { salt, nonce };
    }
    progress(tries / expected);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return null;
}

/** How many bits at the beginning are zero. */
function zeroBits(bytes: Uint8Array): number {
  let bits = 0;
  for (const byte of bytes) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
