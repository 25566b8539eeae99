import type { Log } from '../platform/log.ts';
import type { Channel, Subscription } from './bus.ts';

type Listener = (message: string) => void;

/** The listeners of this process, by channel: the part of every bus that no network can take away. */
export class LocalDelivery {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  deliver(channel: string, message: string): void {
    const listeners = this.#listeners.get(channel);
    if (!listeners) return;
    for (const listener of listeners) {
      try {
        listener(message);
      } catch (error) {
        this.#log.error({ err: error }, 'a listener on the bus failed');
      }
    }
  }

  /** True when it is the first listener of its channel. */
  add(channel: Channel, listener: Listener): boolean {
    const listeners = this.#listeners.get(channel);
    if (listeners) listeners.add(listener);
    else this.#listeners.set(channel, new Set([listener]));
    return listeners === undefined;
  }

  /** True when it was the last listener of its channel. */
  remove(channel: Channel, listener: Listener): boolean {
    const listeners = this.#listeners.get(channel);
    if (!listeners?.delete(listener) || listeners.size > 0) return false;
    this.#listeners.delete(channel);
    return true;
  }

  has(channel: Channel): boolean {
    return this.#listeners.has(channel);
  }

  channels(): IterableIterator<string> {
    return this.#listeners.keys();
  }

  clear(): void {
    this.#listeners.clear();
  }
}

/** A subscription that ends once, however often it is asked to. */
export function subscription(end: () => void | Promise<void>): Subscription {
  let ended = false;
  return {
    async unsubscribe() {
      if (ended) return;
      ended = true;
      await end();
    },
  };
}
