/** Short messages to telephones: for codes, and for nothing else. */
export interface TextMessages {
  /** Throws when the gateway did not take it. */
  send(to: string, text: string): Promise<void>;
}

const PATIENCE_MS = 10_000;

/**
 * Any gateway that takes a POST of `{"to", "text"}` as JSON. A name and password in its address are sent as basic
 * authentication.
 */
export class HttpTextMessages implements TextMessages {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor(url: string) {
    const address = new URL(url);
    const login = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
    address.username = '';
    address.password = '';
    this.#url = address.href;
    this.#headers = {
      'content-type': 'application/json',
      ...(login === ':' ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
    };
  }

  async send(to: string, text: string): Promise<void> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: this.#headers,
      body: JSON.stringify({ to, text }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
  }
}
