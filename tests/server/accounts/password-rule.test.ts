import { describe, expect, it } from 'vitest';
import { isPasswordAllowed } from '../../../server/accounts/password-rule.ts';

const EMAIL = 'femke.devries@waterschap.example';

describe('the password rule', () => {
  it.each([
    ['seven characters', 'Vijver7', false],
    ['eight characters', 'Vijver77x', true],
    ['exactly eight', 'Vijver7k', true],
    ['no digit', 'VijverVijver', false],
    ['no capital', 'vijver77x', false],
    ['only digits and capitals', 'KQ7W2Z9X', true],
    ['a digit of another script', 'Vijverx٣', true],
    ['a capital of another script', 'Ωkeanos7', true],
    ['eight emoji count as eight', 'A1🌊🌊🌊🌊🌊🌊', true],
    ['seven with emoji', 'A1🌊🌊🌊🌊🌊', false],
    ['spaces are characters', 'Blauw 7 wolk', true],
    ['longer than 72 bytes', `Q7${'ë'.repeat(200)}`, true],
  ])('[PL-17] %s', (_what, password, allowed) => {
    expect(isPasswordAllowed(password, EMAIL)).toBe(allowed);
  });

  it.each([
    'Password1',
    'P@ssw0rd1!',
    'Passw0rd',
    'Welkom01',
    'Welkom2026!',
    'Wachtwoord1',
    'W@chtw00rd1',
    'Zomer2026',
    'Qwerty123',
    '1Qwertyuiop',
    'Admin12345',
    'Geheim123!',
    'Letmein99',
    'Iloveyou1',
    'AAAAAAA1',
    'Abcdefgh1',
    'Rondo2026',
    'Waterschap1',
    'Femke.devries1',
  ])('[PL-17] everybody tries %s first', (password) => {
    expect(isPasswordAllowed(password, EMAIL)).toBe(false);
  });

  it.each(['Sequoia-harbour-41', 'Tulpen uit 1637!', 'Kx7-moonwelkom-zz', 'Password-of-the-9th-otter'])(
    '[PL-17] a common word in something longer is no reason: %s',
    (password) => {
      expect(isPasswordAllowed(password, EMAIL)).toBe(true);
    },
  );
});
