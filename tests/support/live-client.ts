import type { CommandAck, EndReason, Me, Patch, View } from '../../sessions/protocol.ts';
import { isPassing, isRefusal, type Refusal } from '../../sessions/refusals.ts';
import { LiveWire, type Credentials } from './live-wire.ts';
import type { SeededRandom } from './random.ts';

/** Anything that can be asked of a session over the wire. */
export type OutgoingCommand = { type: string } & Record<string, unknown>;

/** A command and everything that was ever answered to it. */
export interface SentCommand {
  readonly id: string;
  readonly command: OutgoingCommand;
  /** How often it went over the wire. */
  tries: number;
  firstSentAt: number;
  /** Every answer, in order of arrival: a repeated command may get more than one, and they must agree. */
  readonly answers: { answer: CommandAck; at: number; tookMs: number }[];
  outcome: Outcome | null;
}

export type Outcome =
  | { is: 'done'; ack: Extract<CommandAck, { ok: true }> }
  | { is: 'refused'; refusal: Refusal }
  | { is: 'gone' };

export interface Patience {
  /** The first wait before trying again, and the longest, in milliseconds. */
  first: number;
  longest: number;
}

/** As long as the product's own pages wait. */
export const PAGE_PATIENCE: Patience = { first: 500, longest: 8_000 };

export interface LiveClientOptions {
  /** Where servers are, the preferred one first; asked anew at every attempt. */
  origins: () => readonly string[];
  credentials: Credentials;
  random: SeededRandom;
  patience?: Patience;
  headers?: Record<string, string>;
}

export type ClientState = 'idle' | 'trying' | 'online' | 'waiting' | 'over';

/** How long a command waits for its answer before it is sent again, and a line after `sync` before it is given up. */
const ANSWER_WITHIN = 8_000;
const PROBE_WITHIN = 4_000;
const COMMAND_WAIT: Patience = { first: 400, longest: 10_000 };

/** Refusals at the door that trying again cannot change, as the product's pages know them. */
const FINAL: ReadonlySet<string> = new Set([
  ...['token-refused', 'sign-in-required', 'session-stopped', 'session-not-live', 'participant-removed'],
  ...[
    'participant-unknown',
    'unsupported-protocol',
    'not-allowed',
    'not-found',
    'origin-refused',
    'bad-input',
  ],
]);

/**
 * A participant, facilitator or wall without a page: it keeps a view, sends commands one at a time until each is
 * answered, and comes back after every loss, exactly as the product's pages do. Unlike them it forgets nothing.
 */
export class LiveClient {
  readonly parts = new Map<string, unknown>();
  seq = 0;
  /** Own answers as the server told them, and the number they were told at. */
  me: Me | null = null;
  meSeq = 0;
  ready = false;
  state: ClientState = 'idle';
  /** Why there will be no connection any more. */
  overReason: EndReason | Refusal | null = null;
  /** `performance.now()` of the moments that tests measure. */
  overAt = 0;
  lastViewAt = 0;
  connections = 0;
  gaps = 0;
  readonly sent: SentCommand[] = [];
  readonly #options: Required<LiveClientOptions>;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  #outbox: SentCommand[] = [];
  #wire: LiveWire | null = null;
  #attempt = 0;
  #online = false;
  #busy: string | null = null;
  #commandRetries = 0;
  #reconnect: NodeJS.Timeout | undefined;
  #resend: NodeJS.Timeout | undefined;
  #answer: NodeJS.Timeout | undefined;
  #probe: NodeJS.Timeout | undefined;

  constructor(options: LiveClientOptions) {
    this.#options = { patience: PAGE_PATIENCE, headers: {}, ...options };
  }

  /** Commands that are not settled yet. */
  get unanswered(): number {
    return this.#outbox.length;
  }

  /** What Engine.IO and Socket.IO call the connection there is now. */
  get sids(): { engine: string; socket: string } | null {
    return this.#wire?.sids ?? null;
  }

  start(): this {
    if (this.state === 'idle') this.#connect();
    return this;
  }

  /** Goes offline, as a phone in a tunnel: the line is cut and not made anew until `start`. */
  offline(): void {
    clearTimeout(this.#reconnect);
    if (this.state === 'over') return;
    this.#wire?.cut();
    clearTimeout(this.#reconnect);
    this.state = 'idle';
  }

  /** The test is over for this client. */
  stop(): void {
    this.#clearTimers();
    this.#wire?.close();
    this.#wire = null;
    this.#online = false;
    if (this.state !== 'over') this.state = 'idle';
  }

  /** Asks for something; it is sent until it is answered. Never rejects. */
  send(command: OutgoingCommand): Promise<Outcome> {
    const entry: SentCommand = {
      id: this.#options.random.id(),
      command,
      tries: 0,
      firstSentAt: 0,
      answers: [],
      outcome: null,
    };
    this.sent.push(entry);
    return new Promise((resolve) => {
      if (this.state === 'over') {
        entry.outcome = { is: 'gone' };
        return resolve(entry.outcome);
      }
      this.#waiting.set(entry.id, resolve);
      this.#outbox.push(entry);
      this.#pump();
    });
  }

  /** As `send`, for a test that needs the answer to be yes. */
  async ask(command: OutgoingCommand): Promise<Extract<CommandAck, { ok: true }>> {
    const outcome = await this.send(command);
    if (outcome.is === 'done') return outcome.ack;
    throw new Error(
      `${command.type} was not done: ${JSON.stringify(outcome)} (${this.overReason ?? this.state})`,
    );
  }

  part<Part>(key: string): Part | undefined {
    return this.parts.get(key) as Part | undefined;
  }

  /** Everything this client sees, in a form that two clients can compare: the same view, the same text. */
  seen(): string {
    return canonical(Object.fromEntries([...this.parts].sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  #connect(): void {
    clearTimeout(this.#reconnect);
    const origins = this.#options.origins();
    const origin = origins[this.#attempt % origins.length];
    if (origin === undefined) throw new Error('no server to connect to');
    this.state = 'trying';
    const wire: LiveWire = new LiveWire(
      { origin, credentials: this.#options.credentials, headers: this.#options.headers },
      {
        connected: () => {
          this.connections += 1;
          this.state = 'online';
        },
        view: (view) => this.#view(view),
        patch: (patch) => this.#patch(patch),
        ended: ({ reason }) => this.#over(reason),
        refused: (message) => {
          if (FINAL.has(message)) this.#over(isRefusal(message) ? message : 'internal-error');
        },
        closed: () => this.#lost(wire),
      },
    );
    this.#wire = wire;
  }

  #lost(wire: LiveWire): void {
    if (wire !== this.#wire) return;
    const wasOnline = this.state === 'online';
    this.#wire = null;
    this.#online = false;
    this.#busy = null;
    this.#clearTimers();
    if (this.state === 'over' || this.state === 'idle') return;
    this.#attempt = wasOnline ? 0 : this.#attempt + 1;
    const { first, longest } = this.#options.patience;
    const wait = Math.min(longest, first * 2 ** this.#attempt) * (0.5 + this.#options.random.next() / 2);
    this.state = 'waiting';
    this.#reconnect = setTimeout(() => this.#connect(), wait);
  }

  #over(reason: EndReason | Refusal): void {
    if (this.state === 'over') return;
    this.state = 'over';
    this.overReason = reason;
    this.overAt = performance.now();
    this.#clearTimers();
    this.#online = false;
    for (const entry of [...this.#outbox]) this.#settle(entry, { is: 'gone' });
  }

  #view(view: View): void {
    this.#heard();
    this.parts.clear();
    for (const [key, value] of Object.entries(view.parts)) this.parts.set(key, value);
    this.#own(view);
    this.seq = view.seq;
    this.ready = true;
    this.lastViewAt = performance.now();
    this.#online = true;
    this.#commandRetries = 0;
    this.#attempt = 0;
    this.#pump();
  }

  #patch(patch: Patch): void {
    this.#heard();
    this.#own(patch);
    if (!this.ready || patch.from > this.seq) {
      this.gaps += 1;
      this.#sync();
      return;
    }
    if (patch.seq < this.seq) return;
    for (const [key, value] of Object.entries(patch.parts)) {
      if (value === null) this.parts.delete(key);
      else this.parts.set(key, value);
    }
    this.seq = patch.seq;
  }

  #own({ me }: View | Patch): void {
    if (!me || me.seq < this.meSeq) return;
    this.me = me;
    this.meSeq = me.seq;
  }

  #sync(): void {
    if (this.#probe !== undefined) return;
    this.#wire?.emit('sync', { since: this.seq });
    this.#probe = setTimeout(() => {
      this.#probe = undefined;
      this.#wire?.cut();
    }, PROBE_WITHIN);
  }

  #heard(): void {
    clearTimeout(this.#probe);
    this.#probe = undefined;
  }

  #pump(): void {
    const entry = this.#outbox[0];
    const wire = this.#wire;
    if (!this.#online || this.#busy !== null || !entry || !wire) return;
    clearTimeout(this.#resend);
    this.#busy = entry.id;
    entry.tries += 1;
    const sentAt = performance.now();
    if (entry.tries === 1) entry.firstSentAt = sentAt;
    this.#answer = setTimeout(() => this.#unanswered(entry), ANSWER_WITHIN);
    wire.emit('command', { ...entry.command, id: entry.id }, (raw) => {
      const answer = raw as CommandAck;
      const at = performance.now();
      entry.answers.push({ answer, at, tookMs: at - sentAt });
      if (entry.outcome !== null) return;
      if (!answer.ok && isPassing(answer.refusal)) this.#unanswered(entry);
      else
        this.#settle(
          entry,
          answer.ok ? { is: 'done', ack: answer } : { is: 'refused', refusal: answer.refusal },
        );
    });
  }

  /** No answer, or "not now": the same command again, a little later. */
  #unanswered(entry: SentCommand): void {
    if (this.#busy !== entry.id) return;
    clearTimeout(this.#answer);
    this.#busy = null;
    const wait = Math.min(COMMAND_WAIT.longest, COMMAND_WAIT.first * 2 ** this.#commandRetries);
    this.#commandRetries += 1;
    this.#resend = setTimeout(() => this.#pump(), wait * (0.5 + this.#options.random.next() / 2));
  }

  #settle(entry: SentCommand, outcome: Outcome): void {
    entry.outcome = outcome;
    if (this.#busy === entry.id) {
      clearTimeout(this.#answer);
      this.#busy = null;
    }
    this.#commandRetries = 0;
    this.#outbox = this.#outbox.filter((other) => other !== entry);
    this.#waiting.get(entry.id)?.(outcome);
    this.#waiting.delete(entry.id);
    this.#pump();
  }

  #clearTimers(): void {
    for (const timer of [this.#reconnect, this.#resend, this.#answer, this.#probe]) clearTimeout(timer);
    this.#probe = undefined;
  }
}

/** JSON with its keys in order, so that equal things give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
