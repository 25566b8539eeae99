import type { ClientToServer, Handshake, LIVE_NAMESPACE, ServerToClient } from '../../sessions/protocol.ts';

/** Written out, because the file that declares it also holds the server's schemas; its type keeps them equal. */
export const NAMESPACE: typeof LIVE_NAMESPACE = '/live';

export const CONNECT_WITHIN = 10_000;

/** What the server said when it did not let us in. */
export interface Refused {
  message?: string;
  data?: unknown;
}

export interface LineListener {
  /** Let in. */
  opened(): void;
  /** Not let in; null when nobody answered. */
  refused(error: Refused | null): void;
  /** The line was open and is gone. */
  lost(): void;
  heard(event: keyof ServerToClient, payload: unknown): void;
}

/** A line to the server, which is opened and lost many times, and sends and hears events while it is open. */
export interface Line {
  readonly connected: boolean;
  open(): void;
  say(event: keyof ClientToServer, payload: unknown): void;
  /** Says something that is answered; null when no answer came in time. */
  ask(event: keyof ClientToServer, payload: unknown, withinMs: number): Promise<unknown>;
  /** Ends the line; the listener hears that it is lost. */
  close(): void;
}

/** A namespace packet: its type, the number of an answer, and what it holds. */
const PACKET = new RegExp(`^4(.)${NAMESPACE},(\\d*)`);

/**
 * A line over a WebSocket. It speaks what there is of Engine.IO 4 and Socket.IO 5 on the live namespace: text packets that
 * the gateway frames as plainly itself (`server/gateway/packet.ts`). The library that knows all the rest of them weighs as
 * much as everything else that is behind the door.
 *
 * @see https://socket.io/docs/v4/engine-io-protocol/
 * @see https://socket.io/docs/v4/socket-io-protocol/
 */
export class SocketLine implements Line {
  connected = false;
  readonly #address: string;
  readonly #auth: Handshake;
  readonly #listener: LineListener;
  readonly #asked = new Map<number, (answer: unknown) => void>();
  #socket: WebSocket | null = null;
  #asks = 0;
  /** How long the server may be silent. */
  #patience = CONNECT_WITHIN;
  #silence: ReturnType<typeof setTimeout> | undefined;

  /** @param origin where the server is; empty for the page's own */
  constructor(origin: string, auth: Handshake, listener: LineListener) {
    const { href } = new URL('/socket.io/?EIO=4&transport=websocket', origin || location.href);
    this.#address = href.replace(/^http/, 'ws');
    this.#auth = auth;
    this.#listener = listener;
  }

  open(): void {
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    this.#patience = CONNECT_WITHIN;
    socket.onmessage = ({ data }) => this.#take(String(data));
    // An error is always followed by this.
    socket.onclose = this.#gone;
    addEventListener('offline', this.#gone);
    this.#listen();
  }

  say(event: keyof ClientToServer, payload: unknown): void {
    this.#send(`42${NAMESPACE},`, [event, payload]);
  }

  ask(event: keyof ClientToServer, payload: unknown, withinMs: number): Promise<unknown> {
    const ask = this.#asks++;
    this.#send(`42${NAMESPACE},${ask}`, [event, payload]);
    return new Promise((answered) => {
      const late = setTimeout(() => this.#answer(ask, null), withinMs);
      this.#asked.set(ask, (answer) => {
        clearTimeout(late);
        answered(answer);
      });
    });
  }

  close(): void {
    this.#gone();
  }

  #take(packet: string): void {
    if (this.connected) this.#listen();
    const [type] = packet;
    if (type === '0') {
      const { pingInterval, pingTimeout } = JSON.parse(packet.slice(1)) as Record<string, number>;
      this.#patience = (pingInterval ?? 0) + (pingTimeout ?? 0);
      this.#send(`40${NAMESPACE},`, this.#auth);
    } else if (type === '1') this.#gone();
    else if (type === '2') this.#socket?.send('3');
    else this.#takeMessage(packet);
  }

  #takeMessage(packet: string): void {
    const [head = '', type, ask] = PACKET.exec(packet) ?? [];
    const held = packet.slice(head.length);
    if (type === '0') {
      this.connected = true;
      this.#listen();
      this.#listener.opened();
    } else if (type === '1') this.#gone();
    else if (type === '2') this.#listener.heard(...(JSON.parse(held) as [keyof ServerToClient, unknown]));
    else if (type === '3') this.#answer(Number(ask), (JSON.parse(held) as unknown[])[0]);
    else if (type === '4') this.#end(JSON.parse(held) as Refused);
  }

  #answer(ask: number, answer: unknown): void {
    this.#asked.get(ask)?.(answer);
    this.#asked.delete(ask);
  }

  #send(head: string, held: unknown): void {
    this.#socket?.send(head + JSON.stringify(held));
  }

  /** From here on the server has its time to be heard again. */
  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(this.#gone, this.#patience);
  }

  readonly #gone = (): void => this.#end(null);

  #end(refused: Refused | null): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = null;
    socket.onmessage = socket.onclose = null;
    socket.close();
    clearTimeout(this.#silence);
    removeEventListener('offline', this.#gone);
    const wasOpen = this.connected;
    this.connected = false;
    for (const ask of this.#asked.keys()) this.#answer(ask, null);
    if (wasOpen) this.#listener.lost();
    else this.#listener.refused(refused);
  }
}
