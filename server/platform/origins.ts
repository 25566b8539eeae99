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
  readonly #everywhere: boolean;
  #own: { origins: Set<string>; readAt: number } = { origins: new Set(), readAt: -Infinity };

  /**
   * @param port is asked when needed: a server that listens on any free port knows it late
   * @param everywhere the server listens on every address of the machine, not on one alone
   */
  constructor(publicUrl: string | null, port: () => number, everywhere = false) {
    this.#publicUrl = publicUrl;
    this.#port = port;
    this.#everywhere = everywhere;
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

  /**
   * Scheme, host and port for links, as whoever sent this `Host` reaches the server; never a name it does not have. Who
   * works on the machine itself gets its address on the network instead: `localhost` on a wall leads no phone here.
   */
  baseUrl(host: string | undefined): string {
    if (this.#publicUrl !== null) return this.#publicUrl;
    const asked = `http://${(host ?? '').toLowerCase()}`;
    const known = this.isOwn(asked) ? asked : originOf('localhost', this.#port());
    const address = this.#everywhere && LOOPBACK.test(new URL(known).hostname) ? networkAddress() : undefined;
    return address === undefined ? known : originOf(address, this.#port());
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

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
/** Networks of containers and virtual machines: no phone is on them. */
const INNER_NETWORK = /^(docker|br-|veth|virbr|vmnet|vboxnet)/;

/** The address at which others on the network reach this machine; undefined without a network. */
function networkAddress(): string | undefined {
  return Object.entries(networkInterfaces())
    .filter(([name]) => !INNER_NETWORK.test(name))
    .flatMap(([, list]) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** As a browser writes it: without the port that the scheme implies; empty for what is no host name. */
function originOf(host: string, port: number): string {
  const url = `http://${host}:${port}`;
  return URL.canParse(url) ? new URL(url).origin : '';
}
