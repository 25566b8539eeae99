import type { SessionEvent } from '../../sessions/events.ts';

/** One answered command: what it changed, and what its sender was told. */
export interface JournalRecord {
  /** Contiguous from 1. */
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  actor: string;
  /** Null for commands of the system. */
  commandId: string | null;
  events: SessionEvent[];
  result?: unknown;
  /** Secrets of a participant who joins, as hashes; kept beside the name, never in the journal's rows. */
  admission?: { tokenHash: string; receiptHash: string; notice?: string | null | undefined };
}

/**
 * The append-only record of rooms. Contract (tests/contracts/journal):
 * - `append` resolves only when every record is committed and would survive kill -9; records of one call are
 *   committed all or none; calls of one turn of the event loop share one transaction (group commit).
 * - In the same transaction it keeps what must never disagree with the journal: a joined participant's row and name,
 *   a removal, and for `session-stopped` the session's status, epoch and dead code.
 * - Of a secret round (`round-opened` with a `voterKey`) its rows hold markers alone: neither key nor voter, ballot or draft.
 *   The key and the standing ballots are kept apart from them until `round-closed`, which in the same transaction destroys the
 *   key and the voters; before that call resolves neither is in any file.
 * - It rejects with `FenceLost` when the room has another owner by now, with `JournalFull` when the disk takes no more;
 *   nothing of the call was written then. Any other rejection leaves unknown what was written: the room fails stop.
 *   An append of no records keeps nothing, but rejects with `FenceLost` all the same.
 * - `read` gives all records in order, names re-attached, or rejects with `JournalDamaged`. The standing ballots of a secret
 *   round come all together at its first marker; drafts of one that is open are not given back.
 * - `isWritable` finds out by writing whether a full disk takes records again.
 * - `erase` removes every trace of a room from the journal, once its results are kept elsewhere; before that it rejects.
 */
export interface Journal {
  append(sessionId: string, fence: number, records: readonly JournalRecord[]): Promise<void>;
  read(sessionId: string): Promise<JournalRecord[]>;
  isWritable(): Promise<boolean>;
  erase(sessionId: string): Promise<void>;
}

/** The room has another owner: this process must let go of it. */
export class FenceLost extends Error {
  override name = 'FenceLost';
}

/** The disk is full: nothing was written, and the same append may be tried again. */
export class JournalFull extends Error {
  override name = 'JournalFull';
}

/** A record is missing, cut short or altered. `trusted` is everything before it. */
export class JournalDamaged extends Error {
  override name = 'JournalDamaged';
  readonly trusted: JournalRecord[];

  constructor(message: string, trusted: JournalRecord[]) {
    super(message);
    this.trusted = trusted;
  }
}
