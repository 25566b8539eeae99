/** Always as long as the next one: the length of an address says something about it too. */
const DOTS = '•••••';

/**
 * An address as "we sent a code to…" shows it: at most two characters of it, one when there are few, and the same width for
 * everybody (KO-15).
 */
export function maskedAddress(address: string): string {
  const local = Array.from(address.split('@', 1)[0] ?? '');
  const shown = local.slice(0, local.length > 4 ? 2 : 1).join('');
  return `${shown}${DOTS}${Array.from(shown).length === 1 ? '•' : ''}@${DOTS}`;
}

/** A telephone number with its last two digits. */
export function maskedPhone(phone: string): string {
  return `${DOTS}${DOTS}${phone.slice(-2)}`;
}
