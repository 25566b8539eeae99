import { describe, expect, it } from 'vitest';
import { maskedAddress, maskedPhone } from '../../../server/accounts/masked-address.ts';

const ADDRESSES = [
  'a@b.nl',
  'an@example.org',
  'ana@example.org',
  'anna@example.org',
  'annab@example.org',
  'a.very.long.name.of.somebody+with-a-tag@a.very.long.domain.example.org',
  '"odd name"@example.org',
  '\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}@example.org',
];

describe('[KO-15] an address in “we sent a code to…”', () => {
  it.each(ADDRESSES)('of %s shows at most two characters and nothing of the domain', (address) => {
    const [local = '', domain = ''] = maskedAddress(address).split('@');
    const shown = Array.from(local.replaceAll('•', ''));
    expect(shown.length).toBeLessThanOrEqual(2);
    expect(address.startsWith(shown.join(''))).toBe(true);
    expect(domain).toMatch(/^•+$/);
  });

  it('is of one width whatever the address', () => {
    expect(new Set(ADDRESSES.map((address) => Array.from(maskedAddress(address)).length)).size).toBe(1);
  });

  it('never shows a short name whole', () => {
    for (const short of ['an', 'ana', 'anna'])
      expect(maskedAddress(`${short}@example.org`).replaceAll('•', '')).toBe('a@');
  });

  it('is joined by a telephone with its last two digits', () => {
    expect(maskedPhone('+31612345678')).toBe('••••••••••78');
  });
});
