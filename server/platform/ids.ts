import { customAlphabet, nanoid } from 'nanoid';
import { CODE_ALPHABET, CODE_BODY_LENGTH, completeCode } from '../../sessions/join-code.ts';

/** An id nobody can guess (96 bits), short enough to be said on the wire a thousand times. */
export function newId(): string {
  return nanoid(16);
}

/** A secret: 132 bits from the system's random source. */
export function newSecret(): string {
  return nanoid(22);
}

const codeBody = customAlphabet(CODE_ALPHABET, CODE_BODY_LENGTH);

/** A fresh session code with its check character. Whether it was issued before is for the database to say. */
export function newCode(): string {
  return completeCode(codeBody());
}
