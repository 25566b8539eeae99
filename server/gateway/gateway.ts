import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import {
  handshake as handshakeSchema,
  LIVE_NAMESPACE,
  PROTOCOL_VERSION,
  syncRequest,
  type CommandAck,
} from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { RunningSessionsStore } from '../../db/running-sessions-store.ts';
import type { Bus } from '../bus/bus.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Origins } from '../platform/origins.ts';
import type { LiveSessions } from '../rooms/live-sessions.ts';
import type { LiveViews } from '../rooms/router.ts';
import type { Authenticator, Identity } from './authenticator.ts';
import { Connection } from './connection.ts';
import { Halls } from './halls.ts';
import { checkCommandRights, parseCommand } from './parse-command.ts';
import { Sweeper } from './sweeper.ts';

export interface GatewayParts {
  http: HttpServer;
  origins: Pick<Origins, 'allows'>;
  authenticator: Authenticator;
  live: LiveSessions;
  views: LiveViews;
  bus: Bus;
  running: RunningSessionsStore;
  nodeId: string;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}

/** What one event may weigh; a whole outbox is many events. */
const MAX_EVENT_BYTES = 64 * 1024;

/** What the gateway keeps at a socket: who it is from its letting in, its connection from its coming in. */
interface SocketData {
  identity?: Identity;
  connection?: Connection;
}

/**
 * The live door. Lets sockets in by token or cookie, parses everything they send, brings commands to their room, and
 * closes them when the session, their stay or their sign-in is over. Whatever they send, the answer is of the closed list.
 */
export class Gateway {
  readonly #parts: GatewayParts;
  readonly #io: Server;
  readonly #halls: Halls;
  readonly #sweeper: Sweeper;

  constructor(parts: GatewayParts) {
    checkCommandRights();
    this.#parts = parts;
    this.#halls = new Halls(parts);
    this.#sweeper = new Sweeper({ ...parts, halls: this.#halls });
    this.#io = new Server(parts.http, {
      serveClient: false,
      maxHttpBufferSize: MAX_EVENT_BYTES,
      perMessageDeflate: false,
      httpCompression: false,
      cookie: false,
      connectTimeout: 10_000,
      // The `cors` option does not look at who connects by WebSocket; this does, on both transports.
      allowRequest: (request, decide) => {
        const allowed = parts.origins.allows(request.headers);
        decide(allowed ? null : ('origin-refused' satisfies Refusal), allowed);
      },
    });
    const live = this.#io.of(LIVE_NAMESPACE);
    live.use((socket, next) => void this.#letIn(socket, next));
    live.on('connection', (socket) => this.#connected(socket));
    parts.authenticator.onSignedOut((authSessionId) => this.#signedOut(authSessionId));
  }

  /** Connections now open. */
  get connections(): number {
    return this.#io.of(LIVE_NAMESPACE).sockets.size;
  }

  /** Closes every connection; participants come back to whoever serves the room next. */
  async close(): Promise<void> {
    this.#sweeper.close();
    await this.#halls.close();
    this.#io.engine.close();
  }

  async #letIn(socket: Socket, next: (refused?: Error) => void): Promise<void> {
    const refusal = await this.#identify(socket).catch((error: unknown): Refusal => {
      this.#parts.log.error({ err: error }, 'a connection could not be identified');
      return 'internal-error';
    });
    if (refusal === null) next();
    else next(Object.assign(new Error(refusal), { data: { refusal } }));
  }

  async #identify(socket: Socket): Promise<Refusal | null> {
    const { auth, headers } = socket.handshake;
    const parsed = handshakeSchema.safeParse(auth);
    if (!parsed.success) return auth['protocol'] === PROTOCOL_VERSION ? 'bad-input' : 'unsupported-protocol';
    const identity = await this.#parts.authenticator.identify(parsed.data, headers.cookie);
    if (typeof identity === 'string') return identity;
    // Let in, it could be shown nothing: who comes is told so at the door.
    if (this.#parts.views.isDamaged(identity.sessionId)) return 'journal-damaged';
    (socket.data as SocketData).identity = identity;
    return null;
  }

  #connected(socket: Socket): void {
    const data = socket.data as SocketData;
    if (!data.identity) {
      socket.disconnect(true);
      return;
    }
    const connection = new Connection(socket, data.identity);
    data.connection = connection;
    delete data.identity;
    // Methods of this one object with the socket as their `this`: ten thousand sockets share them.
    socket.on('command', this.#onCommand);
    socket.on('sync', this.#onSync);
    socket.on('disconnect', this.#onDisconnect);
    this.#halls.enter(connection).catch((error: unknown) => this.#failed(connection, error));
  }

  readonly #onCommand = ((gateway: Gateway) =>
    function (this: Socket, message: unknown, ack: unknown): void {
      const { connection } = this.data as SocketData;
      // Without an ack there is nobody to tell what became of it, so nothing becomes of it.
      if (connection && typeof ack === 'function')
        gateway.#command(connection, message, ack as (answer: CommandAck) => void);
    })(this);

  readonly #onSync = ((gateway: Gateway) =>
    function (this: Socket, message: unknown): void {
      const { connection } = this.data as SocketData;
      if (connection) gateway.#sync(connection, message);
    })(this);

  readonly #onDisconnect = ((gateway: Gateway) =>
    function (this: Socket): void {
      const { connection } = this.data as SocketData;
      if (connection) gateway.#halls.leave(connection);
    })(this);

  #command(connection: Connection, message: unknown, ack: (answer: CommandAck) => void): void {
    if (!this.#admits(connection)) {
      ack({ ok: false, refusal: 'busy' });
      return;
    }
    const { actor, sessionId } = connection.identity;
    const parsed = parseCommand(actor, message);
    if (!parsed.ok || actor === null) {
      ack({ ok: false, refusal: parsed.ok ? 'not-allowed' : parsed.refusal });
      return;
    }
    this.#parts.live.submit(sessionId, actor, parsed.id, parsed.command).then(ack, (error: unknown) => {
      this.#parts.log.error({ err: error, sessionId, command: parsed.command.type }, 'a command failed');
      ack({ ok: false, refusal: 'internal-error' });
    });
  }

  #sync(connection: Connection, message: unknown): void {
    const parsed = syncRequest.safeParse(message);
    if (!parsed.success || !this.#admits(connection)) return;
    this.#halls
      .sync(connection, parsed.data.since)
      .catch((error: unknown) => this.#failed(connection, error));
  }

  /** Is it within its allowance, and still in? Who floods is sent away. */
  #admits(connection: Connection): boolean {
    if (connection.place < 0) return false;
    const admitted = connection.admit(this.#parts.clock());
    if (admitted === 'flood') connection.close();
    return admitted === 'yes';
  }

  #signedOut(authSessionId: string): void {
    for (const sessionId of this.#halls.sessionIds())
      void this.#halls.end(
        sessionId,
        'signed-out',
        (connection) => connection.identity.authSessionId === authSessionId,
      );
  }

  #failed(connection: Connection, error: unknown): void {
    this.#parts.log.error({ err: error, sessionId: connection.identity.sessionId }, 'a connection failed');
    connection.close();
  }
}
