import { createHmac, randomBytes, randomInt } from 'node:crypto';

const DIGITS = 6;
const RECOVERY_CODES = 10;
/** Crockford's base 32: no letter is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Codes of signing in. A short code is only as good as what it is bound to, so its keyed hash holds that too; without the
 * server's key a stolen database gives none of them away.
 */
export class SignInCodes {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Six digits, every one as likely as another. */
  newCode(): string {
    return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  }

  /** `boundTo`: the attempt that the code belongs to, and nothing else. */
  hash(boundTo: string, code: string): string {
    return this.#hash(`code|${boundTo}|${code}`);
  }

  /** Ten codes of sixty bits, for paper. */
  newRecoveryCodes(): string[] {
    return Array.from({ length: RECOVERY_CODES }, () => {
      const letters = Array.from(randomBytes(12), (byte) => ALPHABET[byte & 31] ?? '').join('');
      return letters.replace(/(.{4})(?=.)/g, '$1-');
    });
  }

  /** However it was written down and typed again: spaces, small letters, O for 0 and I or L for 1. */
  hashOfRecovery(accountId: string, code: string): string {
    const bare = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
    return this.#hash(`recovery|${accountId}|${bare}`);
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
