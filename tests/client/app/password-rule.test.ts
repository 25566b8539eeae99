import { describe, expect, test } from 'vitest';
import { checkPassword, passwordMeetsRule } from '../../../client/app/password-rule.ts';
import { isPasswordAllowed } from '../../../server/accounts/password-rule.ts';

describe('the password rule as it is typed', () => {
  test.each([
    ['', { long: false, digit: false, capital: false }],
    ['Abcdef1', { long: false, digit: true, capital: true }],
    ['abcdefg1', { long: true, digit: true, capital: false }],
    ['Abcdefgh', { long: true, digit: false, capital: true }],
    ['Ábcdefg٣', { long: true, digit: true, capital: true }],
    ['🦊🦊🦊🦊🦊🦊A1', { long: true, digit: true, capital: true }],
  ])('[PL-17] %s', (password, expected) => {
    expect(checkPassword(password)).toEqual(expected);
  });

  test('[PL-17] the page asks for nothing the server does not ask for, and the server alone knows common words', () => {
    for (const password of ['Zeppelin7vaart', 'Abcdef1', 'abcdefg1', 'Abcdefgh', 'Trommel42stok']) {
      if (isPasswordAllowed(password, 'someone@example.org')) expect(passwordMeetsRule(password)).toBe(true);
      else expect(passwordMeetsRule(password)).toBe(false);
    }
    expect(passwordMeetsRule('Password1')).toBe(true);
    expect(isPasswordAllowed('Password1', 'someone@example.org')).toBe(false);
  });
});
