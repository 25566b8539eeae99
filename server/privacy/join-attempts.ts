import { createHmac, randomBytes } from 'node:crypto';
import { CODE_ALPHABET } from '../../sessions/join-code.ts';
import { newId, newSecret } from '../platform/ids.ts';
import { participantToken } from '../platform/tokens.ts';

/** Who comes in, with all that is told only once. */
export interface Entrance {
  participantId: string;
  token: string;
  /** Files a privacy request later; opens nothing. */
  receipt: string;
}

/** Of base64url: 96 and 132 bits, as ids and secrets have. */
const ID_LENGTH = 16;
const SECRET_LENGTH = 22;
/** Characters of base 32, without look-alikes, because people write it down: 130 bits. */
const RECEIPT_LENGTH = 26;

/** Somebody new. */
export function freshEntrance(): Entrance {
  const participantId = newId();
  return {
    participantId,
    token: participantToken(participantId, newSecret()),
    receipt: receiptOf(randomBytes(RECEIPT_LENGTH)),
  };
}

/**
 * What an attempt to join gets, made of the secret that the browser chose for it and a key of the server: the same attempt gets
 * the same answer, without anything being stored for it, and neither of the two alone tells anything.
 */
export class JoinAttempts {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  entranceOf(sessionId: string, attempt: string): Entrance {
    const made = (what: string) =>
      createHmac('sha256', this.#key).update(`${what}|${sessionId}|${attempt}`).digest();
    const participantId = made('participant').toString('base64url').slice(0, ID_LENGTH);
    const secret = made('token').toString('base64url').slice(0, SECRET_LENGTH);
    return {
      participantId,
      token: participantToken(participantId, secret),
      receipt: receiptOf(made('receipt')),
    };
  }
}

function receiptOf(bytes: Buffer): string {
  const letters = [...bytes.subarray(0, RECEIPT_LENGTH)].map((byte) => CODE_ALPHABET[byte % 32] ?? '');
  return letters.join('').replace(/(.{5})(?=.{5})/g, '$1-');
}
