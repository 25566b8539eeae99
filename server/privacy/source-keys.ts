import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * Where attempts come from, in a form that can be counted and not read back: a keyed hash. A network of IPv6 is counted
 * by its first 64 bits, because whoever has one address there has them all.
 */
export class SourceKeys {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  ofAddress(address: string | undefined): string {
    return this.#hash(`address|${networkOf(address ?? '')}`);
  }

  ofAccount(emailKey: string): string {
    return this.#hash(`account|${emailKey}`);
  }

  ofProof(salt: string): string {
    return this.#hash(`proof|${salt}`);
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url').slice(0, 22);
  }
}

/** The /64 of an IPv6 address, the address itself for IPv4, also when it is written as IPv6 (`::ffff:1.2.3.4`). */
export function networkOf(address: string): string {
  const bare = address.split('%', 1)[0] ?? '';
  if (!isIPv6(bare)) return bare;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = bare.split('::', 2);
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: gap }, () => 0), ...right];
  return `${all
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The 16-bit groups of a part of an IPv6 address; an IPv4 ending counts as two. */
function groups(part: string): number[] {
  return part
    .split(':')
    .filter(Boolean)
    .flatMap((group) => (group.includes('.') ? [0, 0] : [Number.parseInt(group, 16)]));
}
