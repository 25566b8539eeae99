import { Connection, type ConnectionState, type Credentials, type OverReason } from './connection.svelte.ts';
import { Outbox, type OutboxOptions, type Outcome, type OutgoingCommand } from './outbox.svelte.ts';
import { ViewStore } from './view-store.svelte.ts';

export interface LiveSessionOptions<C extends OutgoingCommand> extends Omit<OutboxOptions<C>, 'deliver'> {
  credentials: Credentials;
  /** The session ended for this page, for good. Called once. */
  over?: (reason: OverReason) => void;
  /** Where the server is; the page's own origin unless told otherwise. */
  origin?: string;
}

/**
 * A page in a live session: what it may see (`store`), what it asks (`send`), and how the line stands
 * (`connection.state`). Phone, console and wall all stand on this one; make it in the root component, call
 * `start`, and `stop` it when the component goes.
 */
export class LiveSession<C extends OutgoingCommand> {
  readonly store = new ViewStore();
  readonly outbox: Outbox<C>;
  readonly connection: Connection;

  constructor(options: LiveSessionOptions<C>) {
    this.outbox = new Outbox<C>({ ...options, deliver: (message) => this.connection.send(message) });
    this.connection = new Connection(
      options.credentials,
      {
        online: () => undefined,
        offline: () => this.outbox.offline(),
        view: (view) => {
          this.store.takeView(view);
          // Not before the first view: answers are shown against what stands, and that has to be known.
          this.outbox.online();
        },
        patch: (patch) => {
          if (this.store.takePatch(patch) === 'gap') this.connection.sync(this.store.seq);
        },
        over: (reason) => {
          this.outbox.close();
          options.over?.(reason);
        },
      },
      options.origin,
    );
  }

  get state(): ConnectionState {
    return this.connection.state;
  }

  start(): void {
    this.connection.start();
  }

  stop(): void {
    this.outbox.offline();
    this.connection.stop();
  }

  /** Asks for something; it is sent until it is answered. Never rejects. */
  send(command: C): Promise<Outcome> {
    return this.outbox.push(command);
  }
}
