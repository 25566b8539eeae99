import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, completeCode, formatCode, parseCode } from '../../sessions/join-code.ts';

const body = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: 8, maxLength: 8 })
  .map((letters) => letters.join(''));

describe('session codes', () => {
  it('a code is read back however it is spelt', () => {
    fc.assert(
      fc.property(body, (letters) => {
        const code = completeCode(letters);
        const spellings = [
          formatCode(code),
          code.toLowerCase(),
          ` ${code.slice(0, 4)} ${code.slice(4)} `,
          code.replaceAll('0', 'O').replaceAll('1', 'l'),
          code.replaceAll('0', 'o').replaceAll('1', 'I'),
        ];
        for (const spelling of spellings) expect(parseCode(spelling)).toBe(code);
      }),
    );
    expect(formatCode('ABCDEFGHJ')).toBe('ABC-DEF-GHJ');
  });

  it('every single wrong character and every swap is caught', () => {
    fc.assert(
      fc.property(
        body,
        fc.nat(8),
        fc.nat(8),
        fc.constantFrom(...CODE_ALPHABET),
        (letters, at, other, wrong) => {
          const code = completeCode(letters);
          const mistyped = code.slice(0, at) + wrong + code.slice(at + 1);
          if (mistyped !== code) expect(parseCode(mistyped)).toBeNull();
          const swapped = Array.from(code);
          [swapped[at], swapped[other]] = [swapped[other]!, swapped[at]!];
          if (swapped.join('') !== code) expect(parseCode(swapped.join(''))).toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
    expect(parseCode(completeCode('00000000'))).toBe('000000000');
  });

  it.each(['', 'ABC', 'ABC-DEF-GHJ-K', '!!!!!!!!!', 'x'.repeat(10_000), '🦊🦊🦊🦊🦊🦊🦊🦊🦊'])(
    '%j is no code',
    (typed) => {
      expect(parseCode(typed)).toBeNull();
    },
  );
});
