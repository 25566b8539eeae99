import { Redis } from 'ioredis';
import type { Log } from '../platform/log.ts';
import type { Bus, Channel, Subscription } from './bus.ts';
import { LocalDelivery, subscription } from './local-delivery.ts';

export interface RedisBusOptions {
  url: string;
  /** Tells installations that share a Redis apart. */
  installation: string;
  /** Tells this process's own messages from others'. */
  nodeId: string;
  log: Log;
}

/** How often the bus sends itself a beat through Redis, and after how long without one it counts as cut off. */
const BEAT_MS = 250;
const DEAF_MS = 900;
/** Connections that look sound but carry nothing for so long are made anew (a host that vanished sends no goodbye). */
const STALE_MS = 3_000;
/** How long a subscription waits for Redis before it leaves that to the next connection. */
const SUBSCRIBE_MS = 500;

/**
 * The bus of several processes: Redis publish/subscribe. Local delivery never goes through Redis. Whether Redis
 * carries anything is found out end to end, by beats from the publishing to the subscribing connection: that notices
 * a dead, an empty and a paused Redis alike.
 */
export class RedisBus implements Bus {
  readonly #local: LocalDelivery;
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #prefix: string;
  readonly #sender: string;
  readonly #beatChannel: string;
  readonly #log: Log;
  readonly #restored: (() => void)[] = [];
  readonly #timer: NodeJS.Timeout;
  #connected = false;
  #lastBeat = 0;
  #lastRefresh = Date.now();
  #everConnected = false;

  constructor({ url, installation, nodeId, log }: RedisBusOptions) {
    this.#log = log;
    this.#local = new LocalDelivery(log);
    this.#prefix = `rondo/${installation}/`;
    this.#sender = `${nodeId}\n`;
    this.#beatChannel = `${this.#prefix}beat/${nodeId}`;
    const retryStrategy = (times: number) => Math.min(50 * times, 250);
    this.#publisher = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 500,
      retryStrategy,
    });
    // Subscriptions are kept here and made again by hand on every new connection.
    this.#subscriber = new Redis(url, { maxRetriesPerRequest: null, autoResubscribe: false, retryStrategy });
    for (const client of [this.#publisher, this.#subscriber]) {
      // Without a listener an error would end the process; what it means shows in the beats.
      client.on('error', (error: Error) => log.debug({ err: error }, 'redis'));
      client.on('close', () => this.#cutOff());
    }
    this.#subscriber.on('ready', () => {
      const channels = [...this.#local.channels()].map((channel) => this.#prefix + channel);
      const subscribed = this.#subscriber.subscribe(this.#beatChannel, ...channels);
      // The first beat at once: until it comes back, people here wait for what the others know.
      subscribed.then(() => this.#beat()).catch(() => undefined);
    });
    this.#publisher.on('ready', () => this.#beat());
    this.#subscriber.on('message', (channel: string, message: string) => this.#receive(channel, message));
    this.#timer = setInterval(() => this.#beat(), BEAT_MS);
    this.#timer.unref();
  }

  publish(channel: Channel, message: string): void {
    this.#local.deliver(channel, message);
    // What cannot be sent now would only come late: it is dropped, and `onRestored` says so later.
    if (this.#connected) this.#send(this.#prefix + channel, this.#sender + message);
  }

  async subscribe(channel: Channel, listener: (message: string) => void): Promise<Subscription> {
    const name = this.#prefix + channel;
    this.#local.add(channel, listener);
    // A connection that is not ready yet asks for every channel when it is. One that is has to be asked now, also while
    // no beat was heard: it may be waiting for its first one, or for a Redis that is paused.
    if (this.#subscriber.status === 'ready') await this.#subscribeWithin(name);
    return subscription(() => {
      if (!this.#local.remove(channel, listener) || this.#subscriber.status !== 'ready') return;
      this.#subscriber.unsubscribe(name).catch(() => undefined);
    });
  }

  onRestored(listener: () => void): void {
    this.#restored.push(listener);
  }

  connected(): boolean {
    return this.#connected;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#connected = false;
    this.#local.clear();
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }

  /** Asked for again although another listener may have done so: its answer may still be on the way. */
  async #subscribeWithin(name: string): Promise<void> {
    const subscribed = this.#subscriber.subscribe(name).catch(() => undefined);
    if (!this.#connected) return;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, SUBSCRIBE_MS)));
    await Promise.race([subscribed, patience]);
    clearTimeout(timer);
  }

  #send(channel: string, message: string): void {
    this.#publisher.publish(channel, message).catch(() => undefined);
  }

  #receive(name: string, message: string): void {
    if (name === this.#beatChannel) {
      this.#heardBeat();
      return;
    }
    if (message.startsWith(this.#sender)) return;
    this.#local.deliver(name.slice(this.#prefix.length), message.slice(message.indexOf('\n') + 1));
  }

  #beat(): void {
    const now = Date.now();
    if (this.#connected && now - this.#lastBeat > DEAF_MS) this.#cutOff();
    if (!this.#connected && now - Math.max(this.#lastBeat, this.#lastRefresh) > STALE_MS) {
      this.#lastRefresh = now;
      for (const client of [this.#publisher, this.#subscriber])
        if (client.status === 'ready' || client.status === 'connect') client.disconnect(true);
    }
    if (this.#publisher.status === 'ready' && this.#subscriber.status === 'ready')
      this.#send(this.#beatChannel, '');
  }

  #heardBeat(): void {
    this.#lastBeat = Date.now();
    if (this.#connected) return;
    this.#connected = true;
    this.#log.info({ again: this.#everConnected }, 'connected to other processes through redis');
    this.#everConnected = true;
    for (const listener of this.#restored) listener();
  }

  #cutOff(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#log.warn('cut off from other processes: redis does not answer');
  }
}
