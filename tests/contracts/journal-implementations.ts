import { existsSync, readFileSync } from 'node:fs';
import type { Database } from '../../db/connection.ts';
import { JournalStore } from '../../db/journal-store.ts';
import { LeaseStore } from '../../db/lease-store.ts';
import type { SessionEvent } from '../../sessions/events.ts';
import type { Journal, JournalRecord } from '../../server/journal/journal.ts';
import { SqliteJournal, type Commit } from '../../server/journal/sqlite-journal.ts';
import { DatabaseLeases } from '../../server/rooms/database-leases.ts';
import { liveSession, testDatabase } from '../support/database.ts';

/** What the suite needs of an implementation: the journal, its commits, a grant, and ways to do it harm. */
export interface Implementation {
  journal: Journal;
  commits: Commit[];
  /** Another process's journal on the same data. */
  elsewhere(): Journal;
  begin(sessionId: string): Promise<number>;
  seize(sessionId: string): Promise<number>;
  /** Runs SQL behind the journal's back. */
  sql(statement: string, ...values: unknown[]): unknown[];
  /** Every byte it has on the disk. */
  files(): Buffer[];
  fill(): void;
  makeRoom(): void;
  close(): Promise<void>;
}

function sqlite(): Implementation {
  const test = testDatabase();
  const { database } = test;
  const commits: Commit[] = [];
  const leases = (db: Database, node: string) => new DatabaseLeases(new LeaseStore(db), node, () => false);
  const fence = async (db: Database, sessionId: string, how?: 'seize') => {
    const grant = await leases(db, how ?? 'one').acquire(sessionId, 1_000_000, how);
    return grant?.fence ?? Number.NaN;
  };
  return {
    journal: new SqliteJournal(new JournalStore(database), { onCommit: (commit) => commits.push(commit) }),
    commits,
    elsewhere: () => new SqliteJournal(new JournalStore(test.again())),
    begin: (sessionId) => {
      liveSession(database, sessionId);
      return fence(database, sessionId);
    },
    seize: (sessionId) => fence(database, sessionId, 'seize'),
    sql: (statement, ...values) => {
      const prepared = database.sqlite.prepare(statement);
      return prepared.reader ? prepared.all(...values) : [prepared.run(...values)];
    },
    fill: () => {
      const pages = database.sqlite.pragma('page_count', { simple: true }) as number;
      database.sqlite.pragma(`max_page_count = ${pages}`);
      // What is free inside the file is used up as well, so that the next row does not fit.
      const hoard = database.sqlite.prepare('INSERT INTO storage_probe (filler) VALUES (zeroblob(?))');
      for (const size of [50_000, 10_000, 3_000, 500, 50])
        for (;;) {
          try {
            hoard.run(size);
          } catch {
            break;
          }
        }
    },
    makeRoom: () => {
      database.sqlite.pragma('max_page_count = 1000000');
    },
    files: () =>
      ['', '-wal'].map((end) => {
        const path = database.sqlite.name + end;
        return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
      }),
    close: async () => test[Symbol.asyncDispose](),
  };
}

/** Every implementation of the journal: each suite runs on all of them. */
export const JOURNALS: readonly [string, () => Implementation][] = [['sqlite', sqlite]];

/** An answered command that says nothing special. */
export function record(
  seq: number,
  events: SessionEvent[] = [{ type: 'joining-locked', locked: seq % 2 === 0 }],
) {
  return { seq, at: 1_000 + seq, actor: 'facilitator:f1', commandId: `command-${seq}`, events };
}

export function joined(seq: number, participantId: string, name: string | null): JournalRecord {
  return {
    seq,
    at: 1_000 + seq,
    actor: 'system',
    commandId: null,
    events: [{ type: 'participant-joined', participantId, name, teamId: null, waiting: false }],
    admission: { tokenHash: `token of ${participantId}`, receiptHash: `receipt of ${participantId}` },
  };
}
