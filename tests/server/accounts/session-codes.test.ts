import { describe, expect, it } from 'vitest';
import { newCode } from '../../../server/platform/ids.ts';
import { CODE_ALPHABET, CODE_BODY_LENGTH, parseCode } from '../../../sessions/join-code.ts';

describe('session codes', () => {
  it('[PR-8] a hundred thousand are as different as chance lets them be, all whole, and every character is as likely in every place', () => {
    const n = 100_000;
    const codes = Array.from({ length: n }, newCode);
    // Two alike among so many is chance, once in two hundred runs (the database never issues one twice); three pairs are not.
    expect(new Set(codes).size).toBeGreaterThan(n - 3);
    const counts = Array.from({ length: CODE_BODY_LENGTH }, () => new Map<string, number>());
    for (const code of codes) {
      if (parseCode(code) !== code) expect.fail(`${code} is no whole code`);
      for (const [place, count] of counts.entries())
        count.set(code.charAt(place), (count.get(code.charAt(place)) ?? 0) + 1);
    }
    const expected = n / CODE_ALPHABET.length;
    for (const count of counts) {
      let chiSquare = 0;
      for (const character of CODE_ALPHABET)
        chiSquare += ((count.get(character) ?? 0) - expected) ** 2 / expected;
      // 31 degrees of freedom: above 80 once in four hundred thousand runs of a fair source.
      expect(chiSquare).toBeLessThan(80);
    }
  });
});
