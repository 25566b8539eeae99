import { COMMON_WORDS } from './common-words.ts';

export const PASSWORD_MIN = 8;

const SPELLINGS: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * The password rule (PL-17): at least 8 characters, one digit and one capital, and not one of the passwords everybody
 * tries first. Any length and any characters otherwise.
 */
export function isPasswordAllowed(password: string, email: string): boolean {
  return (
    Array.from(password).length >= PASSWORD_MIN &&
    /\p{Nd}/u.test(password) &&
    /\p{Lu}/u.test(password) &&
    !isCommon(password, email)
  );
}

/**
 * Common, or a common word in disguise: `P@ssw0rd1!`, `Welkom2026`, `Zomer-2026`, the own address with a number behind
 * it. What is left without digits and signs at both ends, and with letters put back for their look-alikes, is looked up.
 */
function isCommon(password: string, email: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const own = new Set(
    [local, domain, domain.split('.')[0] ?? '', 'rondo'].filter((word) => word.length >= 3),
  );
  const bare = lower.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  return [lower, bare, respelled(lower), respelled(bare), respelled(lower).replace(/[^a-z]+$/, '')].some(
    (form) => COMMON_WORDS.has(form) || own.has(form) || isRun(form),
  );
}

function respelled(text: string): string {
  return Array.from(text, (character) => SPELLINGS[character] ?? character).join('');
}

/** One character over and over, or characters in the order of the alphabet or the digits. */
export function isRun(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  const [step] = steps;
  return codes.length > 3 && steps.size === 1 && step !== undefined && Math.abs(step) <= 1;
}
