import { WebSocket } from 'ws';
import {
  LIVE_NAMESPACE,
  PROTOCOL_VERSION,
  type Ended,
  type Patch,
  type View,
} from '../../sessions/protocol.ts';

/**
 * One connection, spoken by hand: Engine.IO's and Socket.IO's framing on a bare WebSocket, so that one test process
 * can play a thousand phones. It knows packets and nothing of sessions.
 */
export interface WireListener {
  /** Let into the namespace; the server sends a view next. */
  connected(): void;
  view(view: View): void;
  patch(patch: Patch): void;
  ended(ended: Ended): void;
  /** Refused at the door, with what the server said. */
  refused(message: string): void;
  /** The line is gone, for whatever reason. Called once, and nothing after it. */
  closed(): void;
}

/** How a connection introduces itself: a token of any kind, or a sign-in and the session it asks for. */
export type Credentials = { token: string } | { sessionId: string; cookie: string };

export interface WireOptions {
  /** `http://127.0.0.1:3000` */
  origin: string;
  credentials: Credentials;
  /** Headers a browser would add, for tests about them. */
  headers?: Record<string, string>;
  /** Sent instead of the handshake that the protocol asks for. */
  handshake?: object;
}

const CONNECT_WITHIN = 10_000;
/** A namespace packet: its type, an acknowledgement's number, and the payload. */
const PACKET = new RegExp(`^4([0-6])${LIVE_NAMESPACE},(\\d*)`);

export class LiveWire {
  readonly #socket: WebSocket;
  readonly #listener: WireListener;
  readonly #acks = new Map<number, (answer: unknown) => void>();
  #nextAck = 0;
  #over = false;
  /** What Engine.IO and Socket.IO call this connection, once let in. */
  sids: { engine: string; socket: string } | null = null;
  #engineSid = '';

  constructor({ origin, credentials, headers = {}, handshake }: WireOptions, listener: WireListener) {
    this.#listener = listener;
    const cookie = 'cookie' in credentials ? { cookie: credentials.cookie } : {};
    const auth =
      'cookie' in credentials ? { sessionId: credentials.sessionId } : { token: credentials.token };
    this.#socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { ...cookie, ...headers },
      perMessageDeflate: false,
      handshakeTimeout: CONNECT_WITHIN,
    });
    this.#socket.on('message', (data: Buffer) => {
      this.#receive(data.toString('utf8'), handshake ?? { protocol: PROTOCOL_VERSION, ...auth });
    });
    // The `close` that follows says all there is to say; without a listener an error would end the process.
    this.#socket.on('error', () => undefined);
    this.#socket.on('unexpected-response', (_request, response) => {
      response.resume();
      this.#listener.refused(`http-${response.statusCode}`);
      this.#close();
    });
    this.#socket.on('close', () => this.#close());
  }

  get open(): boolean {
    return this.sids !== null && !this.#over;
  }

  /** Emits an event; `ack` hears the answer if one comes. */
  emit(event: string, message: unknown, ack?: (answer: unknown) => void): void {
    const number = ack ? this.#nextAck++ : null;
    if (ack && number !== null) this.#acks.set(number, ack);
    this.sendRaw(`42${LIVE_NAMESPACE},${number ?? ''}${JSON.stringify([event, message])}`);
  }

  /** Sends a frame as it is. */
  sendRaw(frame: string | Buffer): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  /** Takes leave. */
  close(): void {
    this.#over = true;
    this.#socket.close();
    this.#acks.clear();
  }

  /** Vanishes, as a phone in a tunnel does: no closing handshake. */
  cut(): void {
    this.#socket.terminate();
  }

  #receive(packet: string, handshake: object): void {
    if (this.#over) return;
    switch (packet.charAt(0)) {
      case '0':
        this.#engineSid = (JSON.parse(packet.slice(1)) as { sid: string }).sid;
        this.sendRaw(`40${LIVE_NAMESPACE},${JSON.stringify(handshake)}`);
        return;
      case '1':
        this.cut();
        return;
      case '2':
        this.sendRaw('3');
        return;
      case '4':
        this.#message(packet);
        return;
      default:
    }
  }

  #message(packet: string): void {
    const head = PACKET.exec(packet);
    if (!head) throw new Error(`not a packet of ${LIVE_NAMESPACE}: ${packet.slice(0, 200)}`);
    const [whole, type, ack] = head;
    const payload: unknown = packet.length > whole.length ? JSON.parse(packet.slice(whole.length)) : null;
    switch (type) {
      case '0':
        this.sids = { engine: this.#engineSid, socket: (payload as { sid: string }).sid };
        this.#listener.connected();
        return;
      case '1':
        this.cut();
        return;
      case '2':
        this.#event(payload as [string, unknown]);
        return;
      case '3': {
        const heard = this.#acks.get(Number(ack));
        this.#acks.delete(Number(ack));
        heard?.((payload as unknown[])[0]);
        return;
      }
      case '4':
        this.#listener.refused(refusalIn(payload as { message: string; data?: unknown }));
        this.cut();
        return;
      default:
    }
  }

  #event([name, message]: [string, unknown]): void {
    switch (name) {
      case 'view':
        this.#listener.view(message as View);
        return;
      case 'patch':
        this.#listener.patch(message as Patch);
        return;
      case 'ended':
        this.#listener.ended(message as Ended);
        return;
      default:
        throw new Error(`the server emitted an event that is not in the protocol: ${name}`);
    }
  }

  #close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#acks.clear();
    this.#socket.terminate();
    this.#listener.closed();
  }
}

/** The refusal at the handshake: as `data.refusal`, or as the error's message. */
function refusalIn({ message, data }: { message: string; data?: unknown }): string {
  return typeof data === 'object' && data !== null && 'refusal' in data ? String(data.refusal) : message;
}
