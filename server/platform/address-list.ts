import { BlockList, isIP } from 'node:net';

/** Addresses and networks that are let in somewhere. */
export class AddressList {
  readonly #list = new BlockList();

  /** Reads `127.0.0.1, 10.0.0.0/8, fd00::/8`; null when a part is neither an address nor a network. */
  static read(text: string): AddressList | null {
    const list = new AddressList();
    for (const part of text.split(',').map((piece) => piece.trim())) {
      const [address = '', length, ...rest] = part.split('/');
      const family = isIP(address);
      const bits = length === undefined ? (family === 4 ? 32 : 128) : Number(length);
      if (
        rest.length > 0 ||
        family === 0 ||
        !/^\d{1,3}$/.test(length ?? '0') ||
        bits > (family === 4 ? 32 : 128)
      )
        return null;
      list.#list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
    }
    return list;
  }

  includes(address: string | undefined): boolean {
    // Dual-stack sockets show 127.0.0.1 as ::ffff:127.0.0.1.
    const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
    const family = isIP(plain);
    return family !== 0 && this.#list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  }
}
