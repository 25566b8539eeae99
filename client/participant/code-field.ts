import { CODE_ALPHABET, CODE_LENGTH, formatCode, normaliseCode } from '../../sessions/join-code.ts';

export interface CodeField {
  /** What stands in the field: ABC-DEF-GHJ as far as typed. */
  shown: string;
  caret: number;
}

/**
 * What becomes of a code field after somebody typed or pasted: the letters of the code alone, capitals, look-alikes
 * resolved, dashes set; the caret stays behind the same letter.
 */
export function typedInto(value: string, caret: number): CodeField {
  const before = lettersOf(value.slice(0, caret)).length;
  const letters = lettersOf(value).slice(0, CODE_LENGTH);
  const behind = Math.min(before, letters.length);
  // A caret at the end of a group of three stands before the dash, until there is a letter behind it.
  const dashes = behind === 0 ? 0 : Math.floor((behind - 1) / 3);
  return { shown: formatCode(letters), caret: behind + dashes };
}

function lettersOf(value: string): string {
  return Array.from(normaliseCode(value.slice(0, 64)))
    .filter((character) => CODE_ALPHABET.includes(character))
    .join('');
}
