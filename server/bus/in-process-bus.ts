import type { Log } from '../platform/log.ts';
import type { Bus, Channel, Subscription } from './bus.ts';
import { LocalDelivery, subscription } from './local-delivery.ts';

/** The bus of an installation of one process: nothing to install, nothing to lose. */
export class InProcessBus implements Bus {
  readonly #local: LocalDelivery;

  constructor(log: Log) {
    this.#local = new LocalDelivery(log);
  }

  publish(channel: Channel, message: string): void {
    this.#local.deliver(channel, message);
  }

  async subscribe(channel: Channel, listener: (message: string) => void): Promise<Subscription> {
    this.#local.add(channel, listener);
    return subscription(() => {
      this.#local.remove(channel, listener);
    });
  }

  onRestored(_listener: () => void): void {
    // Nothing can be missed.
  }

  connected(): boolean {
    return true;
  }

  async close(): Promise<void> {
    this.#local.clear();
  }
}
