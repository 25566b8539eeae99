import { hostname, networkInterfaces } from 'node:os';

/** The headers by which a browser tells which page a request comes from. */
export interface PageHeaders {
  origin?: string | undefined;
  'sec-fetch-site'?: string | undefined;
}

/** How long the addresses of this machine are remembered: it may join another network while it runs. */
const REMEMBERED_MS = 10_000;

/**
 * Which pages may ask anything of this server: its own. With a public address that is the one; without, what this
 * machine is called on its own network. A page from elsewhere, or a name that somebody pointed at this machine, is none.
 */
export class Origins {
  readonly #publicUrl: string | null;
  readonly #port: () => number;
  #own: { origins: Set<string>; readAt: number } = { origins: new Set(), readAt: -Infinity };

  /** `port` is asked when needed: a server that listens on any free port knows it late. */
  constructor(publicUrl: string | null, port: () => number) {
    this.#publicUrl = publicUrl;
    this.#port = port;
  }

  /** May the page behind these headers change something, or open a connection? */
  allows(headers: PageHeaders): boolean {
    const site = headers['sec-fetch-site'];
    if (headers.origin !== undefined) return this.isOwn(headers.origin);
    // No page at all: another program, an address typed by hand, or a browser that leaves it out for its own pages.
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  isOwn(origin: string): boolean {
    return this.#publicUrl === null ? this.#ownOrigins().has(origin) : origin === this.#publicUrl;
  }

  /** Scheme, host and port under which whoever sent this `Host` reaches the server; never a name it does not have. */
  baseUrl(host: string | undefined): string {
    if (this.#publicUrl !== null) return this.#publicUrl;
    const asked = `http://${(host ?? '').toLowerCase()}`;
    return this.isOwn(asked) ? asked : originOf('localhost', this.#port());
  }

  #ownOrigins(): Set<string> {
    const now = performance.now();
    if (now - this.#own.readAt < REMEMBERED_MS) return this.#own.origins;
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const name = hostname().toLowerCase();
    const hosts = [
      'localhost',
      '127.0.0.1',
      '[::1]',
      name,
      `${name}.local`,
      ...addresses.map(({ address, family }) =>
        family === 'IPv6' ? `[${address.split('%', 1)[0] ?? ''}]` : address,
      ),
    ];
    const origins = new Set(hosts.flatMap((host) => originOf(host, this.#port()) || []));
    this.#own = { origins, readAt: now };
    return origins;
  }
}

/** As a browser writes it: without the port that the scheme implies; empty for what is no host name. */
function originOf(host: string, port: number): string {
  const url = `http://${host}:${port}`;
  return URL.canParse(url) ? new URL(url).origin : '';
}
