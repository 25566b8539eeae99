import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, Handshake, ServerToClient } from '../../sessions/protocol.ts';
import { CONNECT_WITHIN, NAMESPACE, type Line, type LineListener } from './line.ts';

/** A line by one request after the other, for networks that let no WebSocket through: slower is better than none. */
export class PollingLine implements Line {
  readonly #socket: Socket;

  constructor(origin: string, auth: Handshake, listener: LineListener) {
    this.#socket = io(origin + NAMESPACE, {
      auth,
      transports: ['polling'],
      autoConnect: false,
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_WITHIN,
    });
    this.#socket.on('connect', () => listener.opened());
    this.#socket.on('connect_error', (error) => listener.refused(error));
    this.#socket.on('disconnect', () => listener.lost());
    this.#socket.onAny((event: keyof ServerToClient, payload: unknown) => listener.heard(event, payload));
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  open(): void {
    this.#socket.connect();
  }

  say(event: keyof ClientToServer, payload: unknown): void {
    this.#socket.emit(event, payload);
  }

  async ask(event: keyof ClientToServer, payload: unknown, withinMs: number): Promise<unknown> {
    try {
      return (await this.#socket.timeout(withinMs).emitWithAck(event, payload)) as unknown;
    } catch {
      return null;
    }
  }

  close(): void {
    this.#socket.disconnect();
  }
}
