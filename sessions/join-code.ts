/**
 * The session code: 8 characters of Crockford's base 32 plus one check character, shown as ABC-DEF-GHJ.
 * The check character makes Σ αⁱ·vᵢ = 0 in GF(32), α a generator: every single wrong character and every
 * swap of two characters, neighbours or not, is caught before it reaches the server.
 */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 9;
export const CODE_BODY_LENGTH = 8;

/** Digits and letters people confuse, and what they mean. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };
/** Multiplies by the generator x in GF(32), modulo x⁵ + x² + 1. */
function timesGenerator(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}

/** The check character of an eight-character body: Horner's rule over GF(32). */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (const character of body) sum = timesGenerator(sum ^ CODE_ALPHABET.indexOf(character));
  return CODE_ALPHABET.charAt(sum);
}

/** The whole code of a random eight-character body. */
export function completeCode(body: string): string {
  return body + checkCharacter(body);
}

/** What a person typed, made uniform: upper case, no spaces or dashes, look-alikes resolved. */
export function normaliseCode(typed: string): string {
  return Array.from(typed.normalize('NFKC').toUpperCase())
    .filter((character) => !/[\s\-–—_.·]/.test(character))
    .map((character) => LOOK_ALIKES[character] ?? character)
    .join('');
}

/** The code in a person's typing, or null when it cannot be a code (wrong length, letter or check). */
export function parseCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const code = normaliseCode(typed);
  if (code.length !== CODE_LENGTH) return null;
  for (const character of code) if (!CODE_ALPHABET.includes(character)) return null;
  return checkCharacter(code.slice(0, CODE_BODY_LENGTH)) === code.charAt(CODE_BODY_LENGTH) ? code : null;
}

/** ABCDEFGHJ as ABC-DEF-GHJ, however it was written before. */
export function formatCode(code: string): string {
  return (normaliseCode(code).match(/.{1,3}/g) ?? []).join('-');
}
