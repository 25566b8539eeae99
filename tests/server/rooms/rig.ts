import { randomBytes } from 'node:crypto';
import type { Database } from '../../../db/connection.ts';
import { JournalStore } from '../../../db/journal-store.ts';
import { LeaseStore } from '../../../db/lease-store.ts';
import { SqliteResultsRepository } from '../../../db/results-repository.ts';
import { RunningSessionsStore } from '../../../db/running-sessions-store.ts';
import { SqliteSessionDoorsRepository } from '../../../db/session-doors-repository.ts';
import type { Agenda } from '../../../sessions/agenda.ts';
import type { Actor, Command } from '../../../sessions/commands.ts';
import type { Me, Patch, View } from '../../../sessions/protocol.ts';
import type { SessionRecord } from '../../../sessions/report.ts';
import type { SessionFacts, SessionSettings } from '../../../sessions/state.ts';
import type { Bus } from '../../../server/bus/bus.ts';
import { InProcessBus } from '../../../server/bus/in-process-bus.ts';
import type { Journal, JournalRecord } from '../../../server/journal/journal.ts';
import { SqliteJournal, type Commit } from '../../../server/journal/sqlite-journal.ts';
import { newId } from '../../../server/platform/ids.ts';
import { createLog } from '../../../server/platform/log.ts';
import { createMetrics } from '../../../server/platform/metrics.ts';
import { DatabaseLeases } from '../../../server/rooms/database-leases.ts';
import type { Submission } from '../../../server/rooms/live-sessions.ts';
import { Registry } from '../../../server/rooms/registry.ts';
import { decodeRoomMessage, encodeRoomMessage } from '../../../server/rooms/room-messages.ts';
import { Router } from '../../../server/rooms/router.ts';
import { StorageWatch } from '../../../server/rooms/storage-watch.ts';
import { Turns } from '../../../server/rooms/turns.ts';
import { liveSession, testDatabase, type TestDatabase } from '../../support/database.ts';
import { AGENDA, FACTS } from '../../sessions/given.ts';

export const FACILITATOR: Actor = { role: 'facilitator', id: 'owner' };
export const person = (id: string): Actor => ({ role: 'participant', id });

/** The real journal, whose commits can be held back or made to fail in ways a disk does. */
export class TroubledJournal implements Journal {
  readonly inner: SqliteJournal;
  /** Awaited before a commit. */
  gate: Promise<void> | null = null;
  /** Thrown instead of the answer, after the records were really written. */
  lostAnswer: Error | null = null;
  constructor(inner: SqliteJournal) {
    this.inner = inner;
  }

  async append(sessionId: string, fence: number, records: readonly JournalRecord[]): Promise<void> {
    await this.gate;
    await this.inner.append(sessionId, fence, records);
    if (this.lostAnswer) throw this.lostAnswer;
  }

  read(sessionId: string): Promise<JournalRecord[]> {
    return this.inner.read(sessionId);
  }

  isWritable(): Promise<boolean> {
    return this.inner.isWritable();
  }

  erase(sessionId: string): Promise<void> {
    return this.inner.erase(sessionId);
  }

  /** Holds commits back until the answer is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.gate = new Promise((resolve) => {
      release = () => {
        this.gate = null;
        resolve();
      };
    });
    return () => release();
  }
}

/** One process's worth of rooms, on real SQLite, without sockets. */
export class TestNode {
  readonly nodeId: string;
  readonly registry: Registry;
  readonly router: Router;
  readonly journal: TroubledJournal;
  readonly commits: Commit[] = [];
  readonly kept: { sessionId: string; record: SessionRecord }[] = [];
  readonly #storage: StorageWatch;
  #closed = false;

  constructor(
    nodeId: string,
    database: Database,
    bus: Bus,
    dead: ReadonlySet<string>,
    clock: () => number,
    keep?: () => Promise<void>,
  ) {
    this.nodeId = nodeId;
    const log = createLog('silent');
    const metrics = createMetrics();
    this.journal = new TroubledJournal(
      new SqliteJournal(new JournalStore(database), { onCommit: (commit) => this.commits.push(commit) }),
    );
    this.#storage = new StorageWatch(this.journal, log);
    const results = new SqliteResultsRepository(database);
    const doors = new SqliteSessionDoorsRepository(database);
    this.registry = new Registry({
      journal: this.journal,
      storage: this.#storage,
      turns: new Turns(),
      bus,
      leases: new DatabaseLeases(new LeaseStore(database), nodeId, (asked) => dead.has(asked)),
      sessions: new RunningSessionsStore(database),
      clock,
      newId,
      newSessionKey: () => randomBytes(32),
      newKey: () => randomBytes(32).toString('base64url'),
      log,
      metrics,
      keepResults: async (sessionId, record) => {
        await keep?.();
        this.kept.push({ sessionId, record });
        await results.keep(sessionId, record, clock());
      },
      endRehearsal: (sessionId) => doors.endRehearsal(sessionId),
      takeBackStart: (sessionId) => doors.takeBack(sessionId),
    });
    this.router = new Router({
      registry: this.registry,
      bus,
      nodeId,
      clock,
      newId,
      isGone: (asked) => dead.has(asked),
      log,
      metrics,
    });
  }

  async start(): Promise<void> {
    await this.router.start();
    await this.registry.start();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.router.close();
    await this.registry.close();
    this.#storage.close();
  }
}

export interface SessionOptions {
  agenda?: Agenda;
  /** The round to open; null opens none. */
  open?: string | null;
  settings?: SessionSettings;
  rehearsal?: boolean;
}

/** Processes that share a database and a bus, and sessions to play with. */
export class Rig implements AsyncDisposable {
  readonly base: TestDatabase;
  readonly bus = new InProcessBus(createLog('silent'));
  readonly dead = new Set<string>();
  readonly nodes: TestNode[] = [];
  /** Added to the time of day. */
  ahead = 0;

  constructor() {
    this.base = testDatabase();
  }

  readonly clock = (): number => Date.now() + this.ahead;

  async node(nodeId: string, keep?: () => Promise<void>): Promise<TestNode> {
    const database = this.nodes.length === 0 ? this.base.database : this.base.again();
    const node = new TestNode(nodeId, database, this.bus, this.dead, this.clock, keep);
    this.nodes.push(node);
    await node.start();
    return node;
  }

  /** A session that was started on a node, with a choice round that is open unless told otherwise. */
  async session(node: TestNode, id = newId(), options: SessionOptions = {}) {
    const { agenda = AGENDA, open = 'vote', settings = FACTS.settings, rehearsal = false } = options;
    liveSession(this.base.database, id, this.clock());
    if (rehearsal)
      this.base.database.sqlite.prepare('UPDATE sessions SET rehearsal = 1 WHERE id = ?').run(id);
    const facts: SessionFacts = {
      ...FACTS,
      id,
      settings,
      rehearsal,
      limits: { ...FACTS.limits, participants: 5_000 },
    };
    const started = await node.router.submit(id, { role: 'system', id: 'system' }, null, {
      type: 'start-session',
      facts,
      agenda,
    });
    if (!started.ok) throw new Error(`not started: ${started.refusal}`);
    const session = new TestSession(this, node, id);
    if (open !== null) await session.ask({ type: 'open-round', roundId: open });
    return session;
  }

  sql(statement: string, ...values: unknown[]): unknown[] {
    return this.base.database.sqlite.prepare(statement).all(...values);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const node of this.nodes) await node.close();
    await this.bus.close();
    await this.base[Symbol.asyncDispose]();
  }
}

/** One session, spoken to through a node. */
export class TestSession {
  readonly id: string;
  readonly #rig: Rig;
  readonly #node: TestNode;

  constructor(rig: Rig, node: TestNode, id: string) {
    this.#rig = rig;
    this.#node = node;
    this.id = id;
  }

  /** The same session through another process. */
  through(node: TestNode): TestSession {
    return new TestSession(this.#rig, node, this.id);
  }

  join(participantId = newId(), name: string | null = null): Promise<Submission> {
    return this.#node.router.submit(
      this.id,
      { role: 'system', id: 'system' },
      null,
      { type: 'join', participantId, name, teamId: null, waiting: false },
      { tokenHash: `t-${participantId}`, receiptHash: `r-${participantId}` },
    );
  }

  async joined(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId());
    await Promise.all(ids.map((id) => this.join(id)));
    return ids;
  }

  ask(command: Command, commandId: string | null = newId()): Promise<Submission> {
    return this.#node.router.submit(this.id, FACILITATOR, commandId, command);
  }

  vote(participantId: string, pick = 'a', commandId = newId()): Promise<Submission> {
    const ballot = { picks: [pick], abstain: false };
    return this.#node.router.submit(this.id, person(participantId), commandId, {
      type: 'cast-ballot',
      roundId: 'vote',
      ballot,
    });
  }

  async view(audience: View['audience'] = 'facilitator', participantId: string | null = null): Promise<View> {
    const shown = await this.#node.router.show(this.id, audience, participantId, null);
    if (typeof shown === 'string') throw new Error(`not shown: ${shown}`);
    return JSON.parse(shown.json) as View;
  }

  async me(participantId: string): Promise<Me | undefined> {
    return (await this.view('participants', participantId)).me;
  }

  async records(): Promise<JournalRecord[]> {
    return this.#node.journal.inner.read(this.id);
  }

  /** Says to the owner that these participants and screens are connected, and collects what it shows them. */
  async watch(participantIds: readonly string[] = [], connections = 1): Promise<Watching> {
    const watching: Watching = { shows: [], tells: [], ends: [], stop: () => Promise.resolve() };
    const channel = `room/${this.id}` as const;
    let number = 0;
    let screens = 1;
    const report = (there = participantIds) => {
      number += 1;
      this.#rig.bus.publish(
        channel,
        encodeRoomMessage({
          type: 'here',
          report: {
            node: 'watching',
            number,
            whole: true,
            seen: there.map((id) => [id, connections]),
            present: {
              participants: there.length * connections,
              facilitator: screens,
              wall: screens,
              moderators: screens,
            },
            pace: 0,
          },
        }),
      );
    };
    const subscription = await this.#rig.bus.subscribe(channel, (text) => {
      const message = decodeRoomMessage(text);
      if (message?.type === 'show')
        watching.shows.push({
          event: message.event,
          audience: message.audience,
          content: JSON.parse(message.json) as View | Patch,
        });
      if (message?.type === 'tell')
        watching.tells.push({ to: message.participantId, content: JSON.parse(message.json) as Patch });
      if (message?.type === 'end') {
        watching.ends.push({ reason: message.reason, who: message.participantId });
        if (message.participantId !== null) return;
        // Everybody is out.
        screens = 0;
        report([]);
      }
      if (message?.type === 'call') report();
    });
    watching.stop = () => subscription.unsubscribe();
    report();
    return watching;
  }
}

export interface Watching {
  shows: { event: string; audience: View['audience']; content: View | Patch }[];
  tells: { to: string; content: Patch }[];
  ends: { reason: string; who: string | null }[];
  stop(): Promise<void>;
}
