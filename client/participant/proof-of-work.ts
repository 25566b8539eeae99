import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { leadingZeroBits, proofText, type Challenge, type Proof } from '../../sessions/proof-of-work.ts';

/** Tries between two breaths: short enough for the page to stay answering on a slow phone. */
const TRIES_AT_A_TIME = 500;

/**
 * Finds a nonce for which the hash of the proof's text begins with enough zero bits. Runs on the page itself, a
 * few milliseconds at a time: whoever waits for it has nothing else to do here, and the page still answers.
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
      if (leadingZeroBits(sha256(utf8ToBytes(proofText(salt, nonce)))) >= difficulty) return { salt, nonce };
    }
    progress(tries / expected);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return null;
}
