const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * An id nobody else makes: 126 random bits. Works on plain HTTP too, where `crypto.randomUUID` does not exist:
 * Rondo runs on local networks without certificates.
 */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(21)), (byte) => LETTERS.charAt(byte & 63)).join('');
}

/** A number from 0 up to 1, to spread what would otherwise come from everybody at once. */
export function chance(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
