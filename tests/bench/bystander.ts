import type { CommandAck, Patch, View } from '../../sessions/protocol.ts';
import { LiveWire, type Credentials } from '../support/live-wire.ts';

/** A facilitator or a wall: one connection that reads all it gets. */
export class Bystander {
  /** Told of every patch; a view counts as one that brings everything. */
  hears: ((patch: Patch) => void) | null = null;
  readonly #wire: LiveWire;

  private constructor(wire: LiveWire) {
    this.#wire = wire;
  }

  static connect(port: number, credentials: Credentials): Promise<Bystander> {
    return new Promise((resolve, reject) => {
      const news = (patch: Patch): void => bystander.hears?.(patch);
      const wire = new LiveWire(
        { origin: `http://127.0.0.1:${port}`, credentials },
        {
          connected: () => undefined,
          view: ({ seq, parts }: View) => {
            resolve(bystander);
            news({ from: 0, seq, parts });
          },
          patch: news,
          ended: () => undefined,
          refused: (message) => reject(new Error(`the server refused a facilitator or wall: ${message}`)),
          closed: () => reject(new Error('the server closed the connection of a facilitator or wall')),
        },
      );
      const bystander = new Bystander(wire);
    });
  }

  /** Sends a command and waits for its acknowledgement; a refusal is an error of the benchmark. */
  command(message: { id: string; type: string } & Record<string, unknown>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wire.emit('command', message, (answer) => {
        const ack = answer as CommandAck;
        if (ack.ok) resolve();
        else reject(new Error(`${message.type} was refused: ${ack.refusal} ${ack.detail ?? ''}`));
      });
    });
  }

  leave(): void {
    this.#wire.close();
  }
}
