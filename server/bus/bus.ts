/**
 * Messages between the processes of one installation. May lose everything at any time: truth is in the
 * database. Contract (tests/contracts/bus):
 * - `publish` never throws and never waits: local subscribers get the message in the same turn or the next, whatever
 *   the state of the network; others at most once, in order per publisher.
 * - `subscribe` resolves when local delivery works and, while the transport is there, delivery from others too; after
 *   an outage that comes back by itself.
 * - `onRestored` fires when messages from others may have been missed: subscribers catch up from the database.
 * - A listener that throws harms no other listener.
 */
export interface Bus {
  publish(channel: Channel, message: string): void;
  subscribe(channel: Channel, listener: (message: string) => void): Promise<Subscription>;
  onRestored(listener: () => void): void;
  /** False while other processes cannot be reached; an in-process bus is always connected. */
  connected(): boolean;
  close(): Promise<void>;
}

/** `room/<sessionId>` for what a room shows, `node/<nodeId>` for commands and answers between processes. */
export type Channel = `room/${string}` | `node/${string}`;

export interface Subscription {
  unsubscribe(): Promise<void>;
}
