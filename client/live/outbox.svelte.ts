import type { CommandAck } from '../../sessions/protocol.ts';
import { isPassing, type Refusal } from '../../sessions/refusals.ts';
import { chance, newId } from './chance.ts';
import type { Vault } from './vault.ts';

/** Anything that can be asked of a session over the wire. */
export interface OutgoingCommand {
  type: string;
}

export interface OutboxEntry<C extends OutgoingCommand> {
  /** The command's id: the server answers the same id only once, so that sending again is harmless. */
  readonly id: string;
  readonly command: C;
  /** Place in the line, growing. */
  readonly order: number;
  /** Sent at least once: the server may have it, so it can be repeated but not changed. */
  readonly sent: boolean;
}

/** What finally became of a command. `gone` was replaced, taken back or overtaken by the session's end. */
export type Outcome =
  | { is: 'done'; ack: Extract<CommandAck, { ok: true }> }
  | { is: 'refused'; refusal: Refusal }
  | { is: 'gone' };

export interface OutboxOptions<C extends OutgoingCommand> {
  /** Sends once over the connection. */
  deliver: (message: C & { id: string }) => Promise<CommandAck | 'lost'>;
  /** Where unanswered commands survive a reload; null keeps them in memory alone. */
  vault?: Vault | null;
  /** Is what the vault holds a command? It may have been edited, or be of an older page. */
  isCommand?: (value: unknown) => value is C;
  /** Does a newer command make an older one, never sent, needless? */
  replaces?: (newer: C, older: C) => boolean;
  /** Told once for every command, those of before a reload included. */
  settled?: (entry: OutboxEntry<C>, outcome: Outcome) => void;
}

const FIRST_WAIT = 400;
const LONGEST_WAIT = 10_000;
const FAILURES_BORNE = 5;

/**
 * Commands on their way: one at a time and in order, each sent until it is answered, by an id of its own, so that
 * each happens exactly once (law 2). A refusal that says "not now" keeps the command; every other answer settles it.
 */
export class Outbox<C extends OutgoingCommand> {
  /** Unanswered commands, oldest first. */
  entries = $state.raw<readonly OutboxEntry<C>[]>([]);
  /** The "not now" the oldest command got last; null when none, or once it is settled. */
  held = $state.raw<Refusal | null>(null);
  readonly #options: OutboxOptions<C>;
  #waiting: readonly { id: string; resolve: (outcome: Outcome) => void }[] = [];
  /** Ids that the vault really holds. */
  #kept: readonly string[] = [];
  #online = false;
  #busy = false;
  #retries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutboxOptions<C>) {
    this.#options = options;
    this.#restore();
  }

  /** Puts a command in the box; the promise tells what became of it, if this page lives to see it. */
  push(command: C): Promise<Outcome> {
    const { replaces } = this.#options;
    for (const older of this.entries)
      if (!older.sent && replaces?.(command, older.command)) this.#settle(older, { is: 'gone' });
    const entry: OutboxEntry<C> = {
      id: newId(),
      command,
      order: (this.entries.at(-1)?.order ?? 0) + 1,
      sent: false,
    };
    return new Promise((resolve) => {
      this.#waiting = [...this.#waiting, { id: entry.id, resolve }];
      this.entries = [...this.entries, entry];
      this.#keep(entry);
      void this.#pump();
    });
  }

  /** Changes a command that was never sent; false when it is too late. */
  revise(id: string, command: C): boolean {
    const entry = this.entries.find((other) => other.id === id);
    if (!entry || entry.sent) return false;
    this.#replace({ ...entry, command });
    return true;
  }

  /** Takes back a command that was never sent; false when it is too late. */
  drop(id: string): boolean {
    const entry = this.entries.find((other) => other.id === id);
    if (!entry || entry.sent) return false;
    this.#settle(entry, { is: 'gone' });
    return true;
  }

  /** The line is up. Said again while it is, it changes nothing: waiting to try again goes on. */
  online(): void {
    if (this.#online) return;
    this.#online = true;
    this.#retries = 0;
    void this.#pump();
  }

  offline(): void {
    this.#online = false;
    clearTimeout(this.#retry);
  }

  /** The session is over: nothing will be sent any more. */
  close(): void {
    this.offline();
    for (const entry of this.entries) this.#settle(entry, { is: 'gone' });
  }

  async #pump(): Promise<void> {
    const entry = this.entries[0];
    if (!this.#online || this.#busy || !entry) return;
    // Another tab of the same person shares the vault: what it settled or replaced is no longer ours to send.
    if (this.#kept.includes(entry.id) && this.#options.vault?.has(entry.id) === false) {
      this.#settle(entry, { is: 'gone' });
      return this.#pump();
    }
    clearTimeout(this.#retry);
    this.#busy = true;
    const sent = this.#replace({ ...entry, sent: true });
    const answer = await this.#options.deliver({ ...sent.command, id: sent.id });
    this.#busy = false;
    if (!this.entries.some((other) => other.id === sent.id)) return this.#pump();
    if (answer === 'lost') return this.#later(null);
    if (!answer.ok && this.#mayPass(answer.refusal)) return this.#later(answer.refusal);
    this.#settle(sent, answer.ok ? { is: 'done', ack: answer } : { is: 'refused', refusal: answer.refusal });
    return this.#pump();
  }

  /** After a failure of the server nobody knows what was kept; asking again under the same id tells, a few times. */
  #mayPass(refusal: Refusal): boolean {
    return isPassing(refusal) || (refusal === 'internal-error' && this.#retries < FAILURES_BORNE);
  }

  #later(refusal: Refusal | null): void {
    this.held = refusal;
    if (!this.#online) return;
    this.#retries += 1;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.#retries - 1)) * (0.5 + chance() / 2);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#pump(), wait);
  }

  #settle(entry: OutboxEntry<C>, outcome: Outcome): void {
    this.held = null;
    this.#retries = 0;
    this.entries = this.entries.filter((other) => other.id !== entry.id);
    this.#options.vault?.forget(entry.id);
    this.#options.settled?.(entry, outcome);
    this.#kept = this.#kept.filter((id) => id !== entry.id);
    const waiter = this.#waiting.find(({ id }) => id === entry.id);
    this.#waiting = this.#waiting.filter((other) => other !== waiter);
    waiter?.resolve(outcome);
  }

  #replace(entry: OutboxEntry<C>): OutboxEntry<C> {
    this.entries = this.entries.map((other) => (other.id === entry.id ? entry : other));
    this.#keep(entry);
    return entry;
  }

  #keep(entry: OutboxEntry<C>): void {
    const { order, sent, command } = entry;
    if (this.#options.vault?.keep(entry.id, { order, sent, command })) this.#kept = [...this.#kept, entry.id];
  }

  #restore(): void {
    const { vault, isCommand } = this.#options;
    if (!vault || !isCommand) return;
    const entries: OutboxEntry<C>[] = [];
    for (const id of vault.names()) {
      const kept = vault.read(id);
      if (isKept(kept) && isCommand(kept.command)) {
        entries.push({ id, command: kept.command, order: kept.order, sent: kept.sent });
      } else {
        vault.forget(id);
      }
    }
    this.#kept = entries.map(({ id }) => id);
    this.entries = entries.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }
}

function isKept(value: unknown): value is { order: number; sent: boolean; command: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'order' in value &&
    typeof value.order === 'number' &&
    'sent' in value &&
    typeof value.sent === 'boolean' &&
    'command' in value
  );
}
