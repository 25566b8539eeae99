import BetterSqlite3 from 'better-sqlite3';
import { dataPaths } from '../../server/platform/paths.ts';
import { canonical, type SentCommand } from './live-client.ts';

interface Row {
  seq: number;
  actor: string;
  commandId: string | null;
  body: string;
}

interface Body {
  events: ({ type: string } & Record<string, unknown>)[];
  result?: unknown;
}

/** What is known of a room's owner at one moment. */
export interface Lease {
  owner: string;
  fence: number;
  expiresAt: number;
  head: number;
}

/** An actor whose commands must be found again in the journal. */
export interface Asker {
  /** `participant:<id>`; undefined where the journal must not name them. */
  actor?: string;
  sent: readonly SentCommand[];
}

/** Reads a running server's database from outside and holds its journal against what was asked and acknowledged. */
export class JournalAudit {
  readonly #path: string;
  readonly #sessionId: string;
  #watching: BetterSqlite3.Database | undefined;
  readonly #askers: Asker[] = [];
  readonly #asked = new Map<string, { asker: Asker; entry: SentCommand }>();
  readonly #indexed = new Map<Asker, number>();
  readonly #seqOf = new Map<string, number>();
  readonly #commandAt = new Map<number, string | null>();
  /** Commands whose acknowledgements were not held against the journal yet. */
  readonly #open = new Set<SentCommand>();
  /** Joins that the journal holds. */
  readonly joined = new Set<string>();
  #lastSeq = 0;
  records = 0;

  constructor(dataDir: string, sessionId: string) {
    this.#path = dataPaths(dataDir).database;
    this.#sessionId = sessionId;
  }

  close(): void {
    this.#watching?.close();
    this.#watching = undefined;
  }

  add(...askers: Asker[]): void {
    this.#askers.push(...askers);
  }

  lease(): Lease | undefined {
    return this.#watch()
      .prepare<[string], Lease>(
        'SELECT owner, fence, expires_at AS expiresAt, head FROM room_leases WHERE session_id = ?',
      )
      .get(this.#sessionId);
  }

  /** Is somebody in the middle of writing to the database? */
  lockedByOther(): boolean {
    try {
      this.#watch().exec('BEGIN IMMEDIATE; ROLLBACK');
      return false;
    } catch {
      return true;
    }
  }

  /** Starts from the first record again: what was read once must still be there. */
  rewind(): void {
    this.#lastSeq = 0;
    this.#seqOf.clear();
    this.#commandAt.clear();
    this.joined.clear();
    this.records = 0;
    for (const { entry } of this.#asked.values()) this.#open.add(entry);
  }

  /**
   * Reads what was appended since the last time and answers every fault in words: a phantom (nobody sent it), a double,
   * a hole, a content that differs, an acknowledgement without its record.
   */
  faults(): string[] {
    this.#index();
    const faults: string[] = [];
    for (const row of this.#newRows()) {
      if (row.seq !== this.#lastSeq + 1) faults.push(`record ${row.seq} follows ${this.#lastSeq}`);
      this.#lastSeq = row.seq;
      this.records += 1;
      this.#commandAt.set(row.seq, row.commandId);
      this.#record(row, JSON.parse(row.body) as Body, faults);
    }
    for (const entry of this.#open) {
      this.#acknowledgements(entry, faults);
      if (entry.outcome !== null) this.#open.delete(entry);
    }
    return faults;
  }

  /** Opens the file only while it reads: with nobody else in it, a killed server has to recover it by itself. */
  #newRows(): Row[] {
    const database = new BetterSqlite3(this.#path, { readonly: true, timeout: 5_000 });
    try {
      return database
        .prepare<[string, number], Row>(
          'SELECT seq, actor, command_id AS commandId, body FROM journal WHERE session_id = ? AND seq > ? ORDER BY seq',
        )
        .all(this.#sessionId, this.#lastSeq);
    } finally {
      database.close();
    }
  }

  /** A connection that stays, for looking many times a second. */
  #watch(): BetterSqlite3.Database {
    return (this.#watching ??= new BetterSqlite3(this.#path, { timeout: 1 }));
  }

  #index(): void {
    for (const asker of this.#askers) {
      for (let at = this.#indexed.get(asker) ?? 0; at < asker.sent.length; at += 1) {
        const entry = asker.sent[at];
        if (!entry) continue;
        this.#asked.set(entry.id, { asker, entry });
        this.#open.add(entry);
      }
      this.#indexed.set(asker, asker.sent.length);
    }
  }

  #record({ seq, actor, commandId }: Row, { events, result }: Body, faults: string[]): void {
    for (const event of events)
      if (event.type === 'participant-joined') this.joined.add(String(event['participantId']));
    if (commandId === null) return;
    const before = this.#seqOf.get(commandId);
    if (before !== undefined) faults.push(`command ${commandId} is doubled: records ${before} and ${seq}`);
    this.#seqOf.set(commandId, seq);
    const asked = this.#asked.get(commandId);
    if (!asked || asked.entry.tries === 0) {
      faults.push(`record ${seq} is a phantom: nobody sent ${commandId}`);
      return;
    }
    const { asker, entry } = asked;
    if (asker.actor !== undefined && asker.actor !== actor)
      faults.push(`record ${seq} is by ${actor}, was sent by ${asker.actor}`);
    if (entry.outcome?.is === 'refused')
      faults.push(`record ${seq}: ${commandId} was refused as ${entry.outcome.refusal}`);
    const fault = contentFault(entry, events, result);
    if (fault) faults.push(`record ${seq}: ${fault}`);
  }

  /** Every "yes" must be in the journal, at the number it was told under; and every "yes" to one command the same. */
  #acknowledgements(entry: SentCommand, faults: string[]): void {
    let first: string | null = null;
    for (const { answer } of entry.answers) {
      if (!answer.ok) continue;
      const told = canonical(answer);
      first ??= told;
      if (told !== first) faults.push(`${entry.id} was answered twice, differently: ${first} and ${told}`);
      const found = this.#seqOf.get(entry.id);
      if (found === answer.seq) continue;
      // A command that found everything as it asked is acknowledged and not recorded.
      if (found === undefined && MAY_CHANGE_NOTHING.has(entry.command.type)) continue;
      faults.push(
        `${entry.command.type} ${entry.id} was acknowledged as ${answer.seq}; ` +
          `its record is ${found ?? 'lost'}, and ${answer.seq} holds ${this.#commandAt.get(answer.seq) ?? 'another'}`,
      );
    }
  }
}

const MAY_CHANGE_NOTHING: ReadonlySet<string> = new Set([
  ...['edit-contribution', 'show-round', 'show-results', 'close-round', 'pause-session', 'lock-joining'],
]);

/** What an event says beside what was asked: who it was, and what follows from the round's own rules. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  ...['voter', 'participantId', 'teamId', 'proxy', 'categoryId', 'held', 'by', 'secret'],
]);

/** Does a record say what its sender asked? */
function contentFault({ command }: SentCommand, events: Body['events'], result: unknown): string | null {
  const expected = expectedEvents(command, result);
  if (expected === null) return null;
  const found = events.map((event) =>
    Object.fromEntries(Object.entries(event).filter(([key]) => !NOT_ASKED.has(key))),
  );
  // Of a secret ballot the journal says that it was cast, and nothing else.
  if (events.some((event) => event['secret'] === true)) for (const event of expected) delete event['ballot'];
  return canonical(found) === canonical(expected)
    ? null
    : `asked ${canonical(command)}, recorded ${canonical(events)}`;
}

/** What a participant's command must have become; null for commands of others, whose events say more. */
function expectedEvents(command: SentCommand['command'], result: unknown): Record<string, unknown>[] | null {
  const { type, roundId, contributionId, text, ballot } = command;
  switch (type) {
    case 'cast-ballot':
      return [{ type: 'ballot-cast', roundId, ballot }];
    case 'withdraw-ballot':
      return [{ type: 'ballot-withdrawn', roundId }];
    case 'add-contribution': {
      const made = (result as { contributionId?: string } | undefined)?.contributionId;
      return [{ type: 'contribution-added', roundId, contributionId: made, text }];
    }
    case 'edit-contribution':
      return [{ type: 'contribution-edited', roundId, contributionId, text }];
    case 'withdraw-contribution':
      return [{ type: 'contribution-withdrawn', roundId, contributionId }];
    default:
      return null;
  }
}
