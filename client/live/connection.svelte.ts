import { io, type Socket } from 'socket.io-client';
import type {
  ClientToServer,
  CommandAck,
  EndReason,
  Handshake,
  LIVE_NAMESPACE,
  Patch,
  PROTOCOL_VERSION,
  ServerToClient,
  View,
} from '../../sessions/protocol.ts';
import { isRefusal, type Refusal } from '../../sessions/refusals.ts';
import { chance } from './chance.ts';

/** Written out, because the file that declares them also holds the server's schemas; their types keep them equal. */
const NAMESPACE: typeof LIVE_NAMESPACE = '/live';
const PROTOCOL: typeof PROTOCOL_VERSION = 1;

/**
 * Where a connection stands. `trying` has a limit (CONNECT_WITHIN), `online` is watched by the transport's own
 * heartbeat and by a probe after sleep (PROBE_WITHIN), `waiting` says until when, `over` is for good.
 */
export type ConnectionState =
  | { is: 'trying'; attempt: number }
  | { is: 'online' }
  | { is: 'waiting'; attempt: number; until: number }
  | { is: 'over'; reason: OverReason };

/** Why there will be no connection any more: the server ended it, or will not have us. */
export type OverReason = EndReason | Refusal;

const CONNECT_WITHIN = 10_000;
const ANSWER_WITHIN = 8_000;
const PROBE_WITHIN = 4_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;

/** Refusals at the door that trying again cannot change. */
const FINAL: ReadonlySet<Refusal> = new Set<Refusal>([
  'token-refused',
  'sign-in-required',
  'session-stopped',
  'session-not-live',
  'participant-removed',
  'participant-unknown',
  'unsupported-protocol',
  'not-allowed',
  'not-found',
  'origin-refused',
  'bad-input',
]);

/** Who connects: with a token (participant, wall, co-facilitator), or signed in, to a session. */
export type Credentials = { token: string } | { sessionId: string };

export interface ConnectionListener {
  /** Connected and let in; a whole view follows. */
  online(): void;
  /** Not connected any more, or not yet again. */
  offline(): void;
  view(view: View): void;
  patch(patch: Patch): void;
  over(reason: OverReason): void;
}

/** One page's line to the server: kept up through dead networks, sleep and restarts, until it is over. */
export class Connection {
  state = $state.raw<ConnectionState>({ is: 'trying', attempt: 1 });
  /** What the server said when it did not let us in last; null when it was not asked, or let us in. */
  refusal = $state.raw<Refusal | null>(null);
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #listener: ConnectionListener;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #probe: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  /** @param origin where the server is; the page's own origin unless told otherwise */
  constructor(credentials: Credentials, listener: ConnectionListener, origin = '') {
    this.#listener = listener;
    const auth: Handshake = { protocol: PROTOCOL, ...credentials };
    this.#socket = io(origin + NAMESPACE, {
      auth,
      // Some networks let no WebSocket through: then the slower transport is better than none.
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      autoConnect: false,
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_WITHIN,
    });
    this.#socket.on('connect', () => {
      this.state = { is: 'online' };
      this.refusal = null;
      listener.online();
    });
    this.#socket.on('connect_error', (error) => this.#failed(error));
    this.#socket.on('disconnect', () => this.#lost());
    this.#socket.on('view', (view) => {
      this.#heard(view.seq);
      listener.view(view);
    });
    this.#socket.on('patch', (patch) => {
      this.#heard(patch.seq);
      listener.patch(patch);
    });
    this.#socket.on('ended', ({ reason }) => this.#over(reason));
  }

  start(): void {
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('pageshow', this.#wake);
    this.#socket.connect();
  }

  /** Closes the line without a word to the listener: the page goes away. */
  stop(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('pageshow', this.#wake);
    clearTimeout(this.#retry);
    clearTimeout(this.#probe);
    this.#socket.off();
    this.#socket.disconnect();
  }

  /** Sends a command and waits for its answer; `lost` when none came, so that it has to be sent again. */
  async send(message: { id: string; type: string }): Promise<CommandAck | 'lost'> {
    if (!this.#socket.connected) return 'lost';
    try {
      return (await this.#socket.timeout(ANSWER_WITHIN).emitWithAck('command', message)) as CommandAck;
    } catch {
      return 'lost';
    }
  }

  /** Asks for what happened since a number. Something must be heard soon, or the line is dead and made anew. */
  sync(since: number): void {
    this.#since = since;
    if (!this.#socket.connected || this.#probe !== undefined) return;
    this.#socket.emit('sync', { since });
    this.#probe = setTimeout(() => {
      this.#probe = undefined;
      if (this.#socket.connected) this.#socket.disconnect();
    }, PROBE_WITHIN);
  }

  /** After sleep or a change of network: try at once, and do not believe a line that only looks alive. */
  readonly #wake = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (this.state.is === 'waiting') this.#connect(this.state.attempt);
    else if (this.state.is === 'online') this.sync(this.#since);
  };

  #heard(seq: number): void {
    this.#since = Math.max(this.#since, seq);
    clearTimeout(this.#probe);
    this.#probe = undefined;
  }

  #connect(attempt: number): void {
    clearTimeout(this.#retry);
    this.state = { is: 'trying', attempt };
    this.#socket.connect();
  }

  #lost(): void {
    clearTimeout(this.#probe);
    this.#probe = undefined;
    if (this.state.is === 'over') return;
    this.#listener.offline();
    this.#waitAndTry(1);
  }

  #failed(error: Error & { data?: unknown }): void {
    if (this.state.is === 'over') return;
    const refusal = refusalIn(error);
    this.refusal = refusal;
    if (refusal && FINAL.has(refusal)) this.#over(refusal);
    else this.#waitAndTry(this.state.is === 'trying' ? this.state.attempt + 1 : 1);
  }

  /** Waits twice as long each time, up to a limit, and never as long as the neighbours: a room reconnects spread out. */
  #waitAndTry(attempt: number): void {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
    const wait = longest * (0.5 + chance() / 2);
    this.state = { is: 'waiting', attempt, until: Date.now() + wait };
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(attempt), wait);
  }

  #over(reason: OverReason): void {
    if (this.state.is === 'over') return;
    this.state = { is: 'over', reason };
    this.stop();
    this.#listener.over(reason);
  }
}

/** The refusal a server gave at the handshake: as the error's message, or as `data.refusal`. */
function refusalIn(error: Error & { data?: unknown }): Refusal | null {
  const data = error.data;
  const told = typeof data === 'object' && data !== null && 'refusal' in data ? data.refusal : error.message;
  return isRefusal(told) ? told : null;
}
