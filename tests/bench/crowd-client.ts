import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { LIVE_NAMESPACE } from '../../sessions/protocol.ts';
import { clientFrame, CLOSE_FRAME, readFrames, TEXT_FRAME } from './frames.ts';

/** What a phase of the benchmark wants to hear of every client; the crowd has one at a time. */
export interface Ear {
  /** The server answered a command. */
  ack?(client: CrowdClient, at: number, accepted: boolean): void;
  /** The server emitted an event; the packet lies in `bytes[start, end)`. */
  event?(client: CrowdClient, at: number, bytes: Buffer, start: number, end: number): void;
  closed?(client: CrowdClient, at: number): void;
}

/** What clients share: one ear, so that a phase is changed in one place. */
interface Company {
  ear: Ear;
  /** What a refused command was answered, the first time: shown instead of a figure that means nothing. */
  firstRefusal: string | null;
}

const EVENT = `42${LIVE_NAMESPACE},[`;
const ACK = `43${LIVE_NAMESPACE},`;
const LET_IN = `40${LIVE_NAMESPACE},`;
const ACCEPTED = '[{"ok":true';
const UPGRADE = (host: string) =>
  [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n');

/** Node reads into it and tells of it in the same breath, so that all sockets can share one. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);
const GIVE_UP_AFTER = 30_000;

/**
 * One participant on a bare TCP socket, speaking WebSocket, Engine.IO and Socket.IO by hand. It looks at as little of
 * what it hears as it can: the benchmark must not wait for its own clients.
 */
export class CrowdClient {
  readonly index: number;
  bytesDown = 0;
  bytesUp = 0;
  /** When the phase last had it send something. */
  sentAt = 0;
  /** What the connection introduces itself with. */
  auth: object = {};
  readonly #company: Company;
  readonly #mask = randomBytes(4);
  #socket: Socket | null = null;
  #upgraded = false;
  #open = false;
  #rest: Buffer | null = null;
  #settled: { resolve(): void; reject(error: Error): void } | null = null;

  constructor(index: number, company: Company) {
    this.index = index;
    this.#company = company;
  }

  get open(): boolean {
    return this.#open;
  }

  /** Connects; resolves when the first view has arrived, as a page is ready only then. */
  connect(port: number): Promise<void> {
    this.#upgraded = false;
    this.#rest = null;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail('got no view in time'), GIVE_UP_AFTER);
      this.#settled = {
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      const socket = connect({
        port,
        host: '127.0.0.1',
        noDelay: true,
        onread: {
          buffer: readBuffer,
          callback: (length: number) => {
            this.#read(length);
            return true;
          },
        },
      });
      this.#socket = socket;
      socket.on('error', (error) => this.#fail(error.message));
      socket.on('close', () => this.#closed());
      socket.write(UPGRADE(`127.0.0.1:${port}`));
    });
  }

  /** Sends a packet as it is. */
  send(packet: string): void {
    const frame = clientFrame(packet, this.#mask);
    this.bytesUp += frame.length;
    this.#socket?.write(frame);
  }

  /** Sends a command that wants an answer. */
  command(message: string): void {
    this.send(`42${LIVE_NAMESPACE},0["command",${message}]`);
  }

  /** Vanishes without a word, as a phone in a tunnel does. */
  cut(): void {
    this.#open = false;
    this.#socket?.removeAllListeners('close');
    this.#socket?.resetAndDestroy();
    this.#socket = null;
  }

  #read(length: number): void {
    let bytes = readBuffer;
    let size = length;
    if (this.#rest) {
      bytes = Buffer.concat([this.#rest, readBuffer.subarray(0, length)]);
      size = bytes.length;
      this.#rest = null;
    }
    if (!this.#upgraded) {
      const end = bytes.subarray(0, size).indexOf('\r\n\r\n');
      if (end < 0) {
        this.#rest = Buffer.from(bytes.subarray(0, size));
        return;
      }
      const status = bytes.toString('latin1', 9, 12);
      if (status !== '101') {
        this.#fail(`was refused with ${bytes.toString('latin1', 0, Math.min(size, 300))}`);
        return;
      }
      this.#upgraded = true;
      bytes = bytes.subarray(end + 4, size);
      size -= end + 4;
    }
    const used = readFrames(bytes, size, this.#frame);
    // Copied, because the next socket reads into the same buffer.
    if (used < size) this.#rest = Buffer.from(bytes.subarray(used, size));
  }

  readonly #frame = (opcode: number, bytes: Buffer, start: number, end: number, onTheWire: number): void => {
    this.bytesDown += onTheWire;
    if (opcode === CLOSE_FRAME) {
      this.#socket?.destroy();
      return;
    }
    if (opcode !== TEXT_FRAME) return;
    switch (bytes[start]) {
      case 0x30: // '0': Engine.IO is open
        this.send(`${LET_IN}${JSON.stringify(this.auth)}`);
        return;
      case 0x32: // '2': a heartbeat
        this.send('3');
        return;
      case 0x34: // '4': Socket.IO
        this.#packet(bytes, start, end);
        return;
      default:
    }
  };

  #packet(bytes: Buffer, start: number, end: number): void {
    const now = performance.now();
    switch (bytes[start + 1]) {
      case 0x32: // '2': an event
        if (this.#settled && bytes.toString('latin1', start, start + EVENT.length + 6) === `${EVENT}"view"`) {
          this.#open = true;
          this.#settled.resolve();
          this.#settled = null;
        }
        this.#company.ear.event?.(this, now, bytes, start, end);
        return;
      case 0x33: {
        // '3': an answer. Its number has one digit, because a client has one command on its way.
        const from = start + ACK.length + 1;
        const accepted = bytes.toString('latin1', from, from + ACCEPTED.length) === ACCEPTED;
        if (!accepted) this.#company.firstRefusal ??= bytes.toString('latin1', start, end);
        this.#company.ear.ack?.(this, now, accepted);
        return;
      }
      case 0x34: // '4': not let in
        this.#fail(`was not let in: ${bytes.toString('latin1', start, end)}`);
        return;
      default:
    }
  }

  #fail(reason: string): void {
    const settled = this.#settled;
    this.#settled = null;
    this.#socket?.destroy();
    settled?.reject(new Error(`client ${this.index} ${reason}`));
  }

  #closed(): void {
    this.#open = false;
    this.#socket = null;
    this.#fail('was cut off before its first view');
    this.#company.ear.closed?.(this, performance.now());
  }
}
