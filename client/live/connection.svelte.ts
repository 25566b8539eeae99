import type {
  CommandAck,
  Ended,
  EndReason,
  Handshake,
  Patch,
  PROTOCOL_VERSION,
  ServerToClient,
  View,
} from '../../sessions/protocol.ts';
import { isRefusal, type Refusal } from '../../sessions/refusals.ts';
import { chance } from './chance.ts';
import { SocketLine, type Line, type LineListener, type Refused } from './line.ts';

/** Written out, because the file that declares it also holds the server's schemas; its type keeps them equal. */
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
  readonly #listener: ConnectionListener;
  readonly #origin: string;
  readonly #auth: Handshake;
  readonly #socketLine: Line;
  #line: Line;
  /** Here is a network that lets WebSockets through. */
  #passes = false;
  #stopped = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #probe: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  /** @param origin where the server is; the page's own origin unless told otherwise */
  constructor(credentials: Credentials, listener: ConnectionListener, origin = '') {
    this.#listener = listener;
    this.#origin = origin;
    this.#auth = { protocol: PROTOCOL, ...credentials };
    this.#socketLine = new SocketLine(origin, this.#auth, {
      ...this.#heeded,
      opened: () => {
        this.#passes = true;
        this.#heeded.opened();
      },
      refused: (error) => {
        if (error || this.#passes || this.#stopped) this.#heeded.refused(error);
        else void this.#poll();
      },
    });
    this.#line = this.#socketLine;
  }

  /** What becomes of a line, whichever it is; nothing once the page has gone away. */
  readonly #heeded: LineListener = {
    opened: () => {
      this.state = { is: 'online' };
      this.refusal = null;
      this.#listener.online();
    },
    refused: (error) => {
      if (!this.#stopped) this.#failed(error);
    },
    lost: () => {
      if (!this.#stopped) this.#lost();
    },
    heard: (event, payload) => this.#take(event, payload),
  };

  start(): void {
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('pageshow', this.#wake);
    this.#stopped = false;
    this.#line.open();
  }

  /** Closes the line without a word to the listener: the page goes away. */
  stop(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('pageshow', this.#wake);
    clearTimeout(this.#retry);
    clearTimeout(this.#probe);
    this.#stopped = true;
    this.#line.close();
  }

  /** Sends a command and waits for its answer; `lost` when none came, so that it has to be sent again. */
  async send(message: { id: string; type: string }): Promise<CommandAck | 'lost'> {
    if (!this.#line.connected) return 'lost';
    return ((await this.#line.ask('command', message, ANSWER_WITHIN)) as CommandAck | null) ?? 'lost';
  }

  /** Asks for what happened since a number. Something must be heard soon, or the line is dead and made anew. */
  sync(since: number): void {
    this.#since = since;
    if (!this.#line.connected || this.#probe !== undefined) return;
    this.#line.say('sync', { since });
    this.#probe = setTimeout(() => {
      this.#probe = undefined;
      this.#line.close();
    }, PROBE_WITHIN);
  }

  /** After sleep or a change of network: try at once, and do not believe a line that only looks alive. */
  readonly #wake = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (this.state.is === 'waiting') this.#connect(this.state.attempt);
    else if (this.state.is === 'online') this.sync(this.#since);
  };

  /** What this page does not know, a newer server says to newer pages. */
  #take(event: keyof ServerToClient, payload: unknown): void {
    if (this.#stopped) return;
    if (event === 'ended') this.#over((payload as Ended).reason);
    else if (event === 'view') {
      this.#heard((payload as View).seq);
      this.#listener.view(payload as View);
    } else if (event === 'patch') {
      this.#heard((payload as Patch).seq);
      this.#listener.patch(payload as Patch);
    }
  }

  #heard(seq: number): void {
    this.#since = Math.max(this.#since, seq);
    clearTimeout(this.#probe);
    this.#probe = undefined;
  }

  #connect(attempt: number): void {
    clearTimeout(this.#retry);
    this.state = { is: 'trying', attempt };
    this.#line = this.#socketLine;
    this.#line.open();
  }

  /** Nothing came of a WebSocket, and none ever did here: the same attempt goes on without. */
  async #poll(): Promise<void> {
    const attempt = this.state;
    try {
      const { PollingLine } = await import('./polling-line.ts');
      if (this.#stopped || this.state !== attempt) return;
      this.#line = new PollingLine(this.#origin, this.#auth, this.#heeded);
      this.#line.open();
    } catch {
      this.#heeded.refused(null);
    }
  }

  #lost(): void {
    clearTimeout(this.#probe);
    this.#probe = undefined;
    if (this.state.is === 'over') return;
    this.#listener.offline();
    this.#waitAndTry(1);
  }

  #failed(error: Refused | null): void {
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
function refusalIn(error: Refused | null): Refusal | null {
  const data = error?.data;
  const told = typeof data === 'object' && data !== null && 'refusal' in data ? data.refusal : error?.message;
  return isRefusal(told) ? told : null;
}
