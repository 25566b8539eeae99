/**
 * The work asked of who types a code while too many wrong ones were tried: find a nonce for which the SHA-256 of
 * `proofText(salt, nonce)` (UTF-8) begins with `difficulty` zero bits. Both sides use these; hashing is theirs.
 */
export interface Challenge {
  salt: string;
  difficulty: number;
}

export interface Proof {
  salt: string;
  nonce: string;
}

export function proofText(salt: string, nonce: string): string {
  return `${salt}:${nonce}`;
}

/** How many bits at the start of a hash are zero. */
export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
