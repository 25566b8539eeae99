import { createHmac, hash } from 'node:crypto';
import { rootOf } from '../../sessions/repeats.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { SessionState } from '../../sessions/state.ts';

export type VoterOf = (roundId: string, participantId: string) => string | null;

/** Of a keyed hash, enough that two participants never meet. */
const VOTER_LENGTH = 22;
/** A block and a digest of SHA-256, in bytes. */
const BLOCK = 64;
const DIGEST = 32;
/** An id takes at most so many bytes (`id` of sessions/text.ts). */
const LONGEST_ID = 40;

/**
 * Under which key a participant's ballot in a round is kept: the participant's id where votes are named, else a hash.
 * In an anonymous round its key is destroyed when the session's results are final, and repeats of a round share it, so that
 * it can be said how many moved. A secret round has a key of its own, which is gone once the round is closed: null (law 8).
 *
 * @param state the room's state as it is now; a room that reloads has another one
 */
export function votersOf(state: () => SessionState, sessionKey: Buffer): VoterOf {
  const hashes = new Map<string, (participantId: string) => string>();
  const hashUnder = (name: string, key: () => Buffer) => {
    let hashOf = hashes.get(name);
    if (!hashOf) hashes.set(name, (hashOf = keyedHash(key())));
    return hashOf;
  };
  return (roundId, participantId) => {
    const round = state().rounds.get(roundId);
    if (!round) return participantId;
    switch (kindOf(round.kind)?.ballots?.anonymity(round.config)) {
      case undefined:
      case 'named':
        return participantId;
      case 'secret': {
        const { voterKey } = round;
        if (voterKey === null) {
          hashes.delete(roundId);
          return null;
        }
        return hashUnder(roundId, () => Buffer.from(voterKey, 'base64url'))(participantId).slice(
          0,
          VOTER_LENGTH,
        );
      }
      case 'team':
      case 'anonymous': {
        const root = rootOf(state(), round).id;
        const hashOf = hashUnder(root, () => createHmac('sha256', sessionKey).update(root).digest());
        return hashOf(participantId).slice(0, VOTER_LENGTH);
      }
    }
  };
}

/**
 * HMAC-SHA-256 (RFC 2104) under a key of 32 bytes, in base64url. Every vote needs one, and Node's own `createHmac` makes
 * an object and two buffers for each: this takes half its time.
 */
export function keyedHash(key: Buffer): (id: string) => string {
  const inner = Buffer.alloc(BLOCK + LONGEST_ID, 0x36);
  const outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);
  for (const [at, byte] of key.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  return (id) => {
    if (id.length > LONGEST_ID) throw new Error('an id is longer than an id can be');
    const end = BLOCK + inner.write(id, BLOCK, 'latin1');
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK, 'latin1');
    return hash('sha256', outer, 'base64url');
  };
}
