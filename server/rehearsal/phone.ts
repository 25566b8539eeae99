import { io, type Socket } from 'socket.io-client';
import {
  LIVE_NAMESPACE,
  PROTOCOL_VERSION,
  type CommandAck,
  type Patch,
  type View,
} from '../../sessions/protocol.ts';
import { newId } from '../platform/ids.ts';

const ANSWER_WITHIN_MS = 10_000;

/** A connection like any page's, over the network and by its own token. */
export class Phone {
  readonly #socket: Socket;

  constructor(origin: string, token: string) {
    this.#socket = io(origin + LIVE_NAMESPACE, {
      auth: { token, protocol: PROTOCOL_VERSION },
      transports: ['websocket'],
      forceNew: true,
    });
    this.#socket.on('ended', () => this.hangUp());
  }

  /** Says what a command became; whatever goes wrong on the way is a no. */
  async ask(command: { type: string } & Record<string, unknown>): Promise<CommandAck | null> {
    try {
      return (await this.#socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck('command', { id: newId(), ...command })) as CommandAck;
    } catch {
      return null;
    }
  }

  hangUp(): void {
    this.#socket.disconnect();
  }

  /** Keeps what this connection is shown, part by part. */
  watch(listener: Watching): void {
    const parts = new Map<string, unknown>();
    let seq = 0;
    const put = (shown: Patch['parts']) => {
      for (const [key, part] of Object.entries(shown))
        if (part === null) parts.delete(key);
        else parts.set(key, part);
    };
    this.#socket.on('view', (view: View) => {
      parts.clear();
      put(view.parts);
      ({ seq } = view);
      listener.shown(parts);
    });
    this.#socket.on('patch', (patch: Patch) => {
      if (patch.from > seq) {
        this.#socket.emit('sync', { since: seq });
        return;
      }
      put(patch.parts);
      seq = Math.max(seq, patch.seq);
      listener.shown(parts);
    });
    this.#socket.on('ended', () => listener.ended());
    // A refusal at the door is final; a line that was lost is made anew by itself.
    this.#socket.on('connect_error', () => {
      if (!this.#socket.active) listener.ended();
    });
  }
}

export interface Watching {
  shown(parts: ReadonlyMap<string, unknown>): void;
  ended(): void;
}
