import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { JournalHead, JournalStore, JournalWrite } from '../../db/journal-store.ts';
import { StorageFull } from '../../db/storage-full.ts';
import { FenceLost, JournalDamaged, JournalFull, type Journal, type JournalRecord } from './journal.ts';
import { effectsOf, fromRow, toRow } from './record-codec.ts';
import { SecretReader, SecretWriter } from './secret-rounds.ts';

/** A call to `append` that waits for the transaction of its turn. */
interface Waiting {
  sessionId: string;
  fence: number;
  records: readonly JournalRecord[];
  resolve(): void;
  reject(reason: unknown): void;
}

/** What the operator wants to know of a transaction. */
export interface Commit {
  seconds: number;
  /** The part of it that was waiting for the disk. */
  diskSeconds: number;
  records: number;
}

export interface SqliteJournalOptions {
  onCommit?: (commit: Commit) => void;
}

/** Free space that a probe wants to see before a full disk counts as usable again. */
const PROBE_BYTES = 64 * 1024;

/** A long journal is read and erased in pieces, so that other rooms go on meanwhile. */
const ROWS_PER_TURN = 1_000;

const TOGETHER_MS = 100;
/** Another process that reads in the write-ahead log is done with it soon. */
const AGAIN_MS = 250;

const NO_RECORDS: JournalHead = { seq: 0, checksum: 0 };

/**
 * The journal in SQLite. Whatever is appended in one turn of the loop, by however many rooms, is one transaction:
 * it is flushed in the microtask after, so that a room that decided in this turn is answered in this turn.
 */
export class SqliteJournal implements Journal {
  readonly #store: JournalStore;
  readonly #onCommit: ((commit: Commit) => void) | undefined;
  readonly #heads = new Map<string, JournalHead>();
  readonly #secrets = new Map<string, SecretWriter>();
  #waiting: Waiting[] = [];
  #truncating: Promise<void> | undefined;

  constructor(store: JournalStore, { onCommit }: SqliteJournalOptions = {}) {
    this.#store = store;
    this.#onCommit = onCommit;
  }

  append(sessionId: string, fence: number, records: readonly JournalRecord[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
      this.#waiting.push({ sessionId, fence, records, resolve, reject });
    });
  }

  async read(sessionId: string): Promise<JournalRecord[]> {
    const records: JournalRecord[] = [];
    const names = this.#store.names(sessionId);
    const { secrets } = this.#store;
    const keys = secrets.keys(sessionId);
    const settled = secrets.settled(sessionId);
    const reader = new SecretReader({ keys, settled, ballots: (id) => secrets.ballots(sessionId, id) });
    const end = this.#store.head(sessionId) ?? NO_RECORDS;
    let { seq, checksum } = NO_RECORDS;
    for (;;) {
      const rows = this.#store.rows(sessionId, seq, ROWS_PER_TURN);
      for (const row of rows) {
        const record = row.seq === seq + 1 ? fromRow(row, checksum, names, reader) : null;
        if (!record)
          throw new JournalDamaged(`record ${seq + 1} of ${sessionId} is missing or altered`, records);
        records.push(record);
        ({ seq, checksum } = row);
      }
      if (rows.length < ROWS_PER_TURN) break;
      await nextTurn();
    }
    if (seq !== end.seq || checksum !== end.checksum)
      throw new JournalDamaged(`the journal of ${sessionId} ends at ${seq}, not at ${end.seq}`, records);
    this.#heads.set(sessionId, { seq, checksum });
    this.#secrets.set(sessionId, new SecretWriter(keys));
    // Who wrote the close may have died before the log was emptied of the key.
    if (settled.size > 0) void this.#truncateLog();
    return records;
  }

  /** Does the disk take writes again? Answers by writing. */
  async isWritable(): Promise<boolean> {
    try {
      this.#store.probe(PROBE_BYTES);
      return true;
    } catch (error) {
      if (error instanceof StorageFull) return false;
      throw error;
    }
  }

  /** Does the database answer? */
  isReadable(): boolean {
    return this.#store.answers();
  }

  async erase(sessionId: string): Promise<void> {
    if (!this.#store.mayErase(sessionId)) throw new Error(`the results of ${sessionId} are not kept yet`);
    this.#heads.delete(sessionId);
    this.#secrets.delete(sessionId);
    while (this.#store.eraseSome(sessionId, ROWS_PER_TURN)) await nextTurn();
    this.#store.eraseRest(sessionId);
    await this.#truncateLog();
  }

  /** What was erased leaves the write-ahead log too. Costly, so that sessions that end together share it. */
  #truncateLog(): Promise<void> {
    return (this.#truncating ??= sleep(TOGETHER_MS).then(() => {
      this.#truncating = undefined;
      this.#truncateNow();
    }));
  }

  #truncateNow(): void {
    if (!this.#store.truncateLog()) setTimeout(() => this.#truncateNow(), AGAIN_MS).unref();
  }

  #flush(): void {
    const calls = this.#waiting;
    this.#waiting = [];
    const failure = this.#commit(calls);
    if (failure === undefined) return;
    const first = calls[0];
    if (calls.length === 1 || failure instanceof StorageFull || first === undefined) {
      for (const call of calls) call.reject(toRejection(failure));
      return;
    }
    // One of them spoilt the transaction for all: nothing of it was kept, so each gets one of its own.
    for (const call of calls) {
      const own = this.#commit([call]);
      if (own !== undefined) call.reject(toRejection(own));
    }
  }

  /** One transaction for these calls; settles them, or gives back why none of them was kept. */
  #commit(calls: readonly Waiting[]): unknown {
    const heads = new Map<string, JournalHead>();
    const started = performance.now();
    let diskSeconds: number;
    let secretClosed = false;
    try {
      const writes = calls.map((call) => this.#prepare(call, heads));
      const { outcomes, diskMs } = this.#store.write(writes);
      diskSeconds = diskMs / 1000;
      for (const [at, call] of calls.entries()) {
        if (outcomes[at] === 'outgrown') {
          heads.delete(call.sessionId);
          this.#heads.delete(call.sessionId);
          this.#secrets.delete(call.sessionId);
          call.reject(new FenceLost(`another process owns ${call.sessionId}`));
        } else {
          secretClosed = this.#secretsOf(call.sessionId).committed(call.records) || secretClosed;
          call.resolve();
        }
      }
    } catch (error) {
      return error;
    }
    for (const [sessionId, head] of heads) this.#heads.set(sessionId, head);
    // In this turn, and so before anybody hears of the close: its key is nowhere any more.
    if (secretClosed) this.#truncateNow();
    this.#onCommit?.({
      seconds: (performance.now() - started) / 1000,
      diskSeconds,
      records: calls.reduce((sum, { records }) => sum + records.length, 0),
    });
    return undefined;
  }

  #prepare({ sessionId, fence, records }: Waiting, heads: Map<string, JournalHead>): JournalWrite {
    let head =
      heads.get(sessionId) ?? this.#heads.get(sessionId) ?? this.#store.head(sessionId) ?? NO_RECORDS;
    const after = head.seq;
    const secrets = this.#secretsOf(sessionId);
    const rows = records.map((record) => {
      if (record.seq !== head.seq + 1)
        throw new Error(`record ${record.seq} does not follow ${head.seq} in ${sessionId}`);
      const row = toRow(record, head.checksum, secrets);
      head = row;
      return row;
    });
    if (rows.length > 0) heads.set(sessionId, { seq: head.seq, checksum: head.checksum });
    const effects = records.flatMap((record) => effectsOf(record, secrets));
    return { sessionId, fence, after, rows, effects };
  }

  #secretsOf(sessionId: string): SecretWriter {
    let secrets = this.#secrets.get(sessionId);
    if (!secrets)
      this.#secrets.set(sessionId, (secrets = new SecretWriter(this.#store.secrets.keys(sessionId))));
    return secrets;
  }
}

function toRejection(error: unknown): unknown {
  return error instanceof StorageFull ? new JournalFull(error.message, { cause: error }) : error;
}
