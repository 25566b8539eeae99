import { setImmediate as nextTurn } from 'node:timers/promises';
import { actorKey, type Actor, type Command, type DecisionContext } from '../../sessions/commands.ts';
import { decide } from '../../sessions/decide.ts';
import { answerOf, evolve } from '../../sessions/evolve.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import { newSessionState, type SessionState } from '../../sessions/state.ts';
import { FenceLost, JournalFull, type Journal, type JournalRecord } from '../journal/journal.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Admission, Submission } from './live-sessions.ts';
import type { StorageWatch } from './storage-watch.ts';
import type { Turns } from './turns.ts';

/**
 * `open` takes commands. `reloading` found the disk full and reads back what is really kept. `read-only` shows what it
 * knows and waits for the disk. `closed` is for good: the registry opens another room when there is to be one.
 */
export type RoomStanding = 'open' | 'reloading' | 'read-only' | 'closed';

export interface RoomListener {
  /** These records are committed and answered: they may be shown. */
  committed(records: readonly JournalRecord[]): void;
  /** The room became read-only or open again; its state may be another object. */
  standingChanged(): void;
  /** The room closed itself: its fence was lost, or nobody knows what was written. */
  lost(): void;
}

export interface RoomTools {
  journal: Journal;
  storage: StorageWatch;
  turns: Turns;
  log: Log;
  metrics: Pick<Metrics, 'commands' | 'refusals'>;
}

interface Queued {
  actor: Actor;
  commandId: string | null;
  command: Command;
  admission: Admission | undefined;
  answer(submission: Submission): void;
}

/** Commands handled before the loop gets its turn; at some 20 µs each they hold it for less than 10 ms. */
const BATCH = 400;
/** Commands that may wait; more means that the room cannot keep up, and each later one is told so. */
const QUEUE_LIMIT = 50_000;
const REPLAY_BATCH = 2_000;

/**
 * One live session in the process that owns it. All its commands go through one queue; those of one turn of the loop are
 * one batch: decide and evolve each in order, append the records of all, and only after the commit answer and show.
 * Until then the state is ahead of the disk, so nothing may leave the room (law 3).
 */
export class Room {
  readonly sessionId: string;
  readonly fence: number;
  readonly #tools: RoomTools;
  readonly #listener: RoomListener;
  readonly #context: Omit<DecisionContext, 'now'>;
  readonly #clock: () => number;
  #state: SessionState;
  #standing: RoomStanding = 'open';
  #queue: Queued[] = [];
  #scheduled = false;
  #ahead = false;
  #settled: (() => void)[] = [];

  constructor(
    fence: number,
    state: SessionState,
    context: Omit<DecisionContext, 'now'> & { clock: () => number },
    tools: RoomTools,
    listener: RoomListener,
  ) {
    this.sessionId = state.session.id;
    this.fence = fence;
    this.#state = state;
    this.#context = context;
    this.#clock = context.clock;
    this.#tools = tools;
    this.#listener = listener;
  }

  get standing(): RoomStanding {
    return this.#standing;
  }

  /** The state, which may be ahead of the disk: show nothing of it unless `settled`. */
  get state(): SessionState {
    return this.#state;
  }

  /** Is everything in the state committed? */
  get settled(): boolean {
    return !this.#ahead && this.#standing !== 'reloading';
  }

  /** Resolves when everything in the state is committed, or the room is closed. */
  whenSettled(): Promise<void> {
    return this.settled ? Promise.resolve() : new Promise((resolve) => this.#settled.push(resolve));
  }

  submit(
    actor: Actor,
    commandId: string | null,
    command: Command,
    admission?: Admission,
  ): Promise<Submission> {
    if (this.#standing === 'closed') return Promise.resolve(refusal('busy'));
    if (this.#standing !== 'open') return Promise.resolve(refusal('read-only'));
    if (this.#queue.length >= QUEUE_LIMIT) return Promise.resolve(refusal('busy'));
    return new Promise((answer) => {
      this.#queue.push({ actor, commandId, command, admission, answer });
      this.#schedule();
      if (this.#queue.length === BATCH) this.#tools.turns.hurry();
    });
  }

  /** Handles one batch; called at the end of the turn. */
  drain(): void {
    this.#scheduled = false;
    if (this.#ahead || this.#standing !== 'open' || this.#queue.length === 0) return;
    const batch = this.#queue.splice(0, BATCH);
    const records: JournalRecord[] = [];
    const answers: Submission[] = [];
    const context = { ...this.#context, now: this.#clock() };
    for (const entry of batch) {
      try {
        answers.push(this.#handle(entry, context, records));
      } catch (error) {
        // Sent again it would fail again: this one is told so for good, the others try again in the next room.
        entry.answer(refusal('internal-error'));
        this.#failStop(
          batch.filter((other) => other !== entry),
          error,
        );
        return;
      }
    }
    this.#ahead = true;
    this.#tools.journal.append(this.sessionId, this.fence, records).then(
      () => this.#committed(batch, answers, records),
      (error: unknown) => this.#notCommitted(batch, error),
    );
  }

  /** Lets go: what waits is refused, and nothing is taken any more. */
  close(because: Refusal): void {
    if (this.#standing === 'closed') return;
    this.#standing = 'closed';
    this.#refuseAll(this.#queue, because);
    this.#queue = [];
    this.#release();
  }

  #schedule(): void {
    if (this.#scheduled || this.#ahead) return;
    this.#scheduled = true;
    this.#tools.turns.soon(this);
  }

  #handle(
    { actor, commandId, command, admission }: Queued,
    context: DecisionContext,
    records: JournalRecord[],
  ): Submission {
    const state = this.#state;
    const key = keyOf(actor);
    const first = commandId === null ? undefined : answerOf(state, key, commandId);
    if (first) {
      this.#tools.metrics.commands.inc({ outcome: 'repeated' });
      return { ok: true, ...first };
    }
    const decision = this.#decide(actor, command, context);
    if (!decision.ok) {
      this.#tools.metrics.refusals.inc({ refusal: decision.refusal });
      return decision;
    }
    const { events } = decision;
    const result = decision.result === undefined ? {} : { result: decision.result };
    if (events.length === 0) return { ok: true, seq: state.seq, ...result };
    const record: JournalRecord = {
      seq: state.seq + 1,
      at: context.now,
      actor: key,
      commandId,
      events,
      ...result,
      ...(admission ? { admission } : {}),
    };
    evolve(state, record);
    records.push(record);
    return { ok: true, seq: record.seq, ...result };
  }

  /** A bug in one command's decision changed nothing yet: it is refused alone, and the others go on. */
  #decide(actor: Actor, command: Command, context: DecisionContext) {
    try {
      return decide(this.#state, actor, command, context);
    } catch (error) {
      this.#tools.log.error(
        { err: error, sessionId: this.sessionId, command: command.type },
        'decide failed',
      );
      return refusal('internal-error');
    }
  }

  #committed(
    batch: readonly Queued[],
    answers: readonly Submission[],
    records: readonly JournalRecord[],
  ): void {
    this.#ahead = false;
    for (const [at, entry] of batch.entries()) entry.answer(answers[at] ?? refusal('internal-error'));
    this.#tools.metrics.commands.inc({ outcome: 'accepted' }, records.length);
    if (records.length > 0) this.#listener.committed(records);
    this.#release();
    if (this.#queue.length === 0) return;
    this.#schedule();
    if (this.#queue.length >= BATCH) this.#tools.turns.hurry();
  }

  #notCommitted(batch: readonly Queued[], error: unknown): void {
    if (error instanceof JournalFull) {
      this.#refuseAll([...batch, ...this.#queue.splice(0)], 'read-only');
      void this.#turnReadOnly();
    } else if (error instanceof FenceLost) {
      this.#refuseAll(batch, 'owner-unreachable');
      this.close('owner-unreachable');
      this.#listener.lost();
    } else this.#failStop(batch, error);
  }

  /** Fail-stop: after a failed append nobody knows what was written, and after a failed evolve nobody knows the state.
   *  Every queued command fails with it, and the registry reopens the room from the journal. */
  #failStop(batch: readonly Queued[], error: unknown): void {
    this.#tools.log.error(
      { err: error, sessionId: this.sessionId },
      'room stopped: its state is not certain',
    );
    this.#refuseAll(batch, 'busy');
    this.close('busy');
    this.#listener.lost();
  }

  /** The state is ahead of a disk that took nothing: go back to what is kept, and show only that until it takes more. */
  async #turnReadOnly(): Promise<void> {
    this.#standing = 'reloading';
    this.#tools.storage.onWritable(() => this.#turnOpen());
    try {
      this.#state = await replay(this.sessionId, await this.#tools.journal.read(this.sessionId));
    } catch (error) {
      this.#failStop([], error);
      return;
    }
    this.#ahead = false;
    this.#standing = this.#tools.storage.full ? 'read-only' : 'open';
    this.#listener.standingChanged();
    this.#release();
  }

  #turnOpen(): void {
    if (this.#standing !== 'read-only') return;
    this.#standing = 'open';
    this.#listener.standingChanged();
  }

  #refuseAll(entries: readonly Queued[], because: Refusal): void {
    for (const entry of entries) entry.answer(refusal(because));
  }

  #release(): void {
    const waiting = this.#settled;
    if (waiting.length === 0) return;
    this.#settled = [];
    for (const resolve of waiting) resolve();
  }
}

/** The state that a journal leads to. */
export async function replay(sessionId: string, records: readonly JournalRecord[]): Promise<SessionState> {
  const state = newSessionState(sessionId);
  for (const [at, record] of records.entries()) {
    evolve(state, record);
    if (at % REPLAY_BATCH === REPLAY_BATCH - 1) await nextTurn();
  }
  return state;
}

const keys = new WeakMap<Actor, string>();

/** An actor's name in the journal. A connection submits with the same actor each time: its name is made once. */
function keyOf(actor: Actor): string {
  let key = keys.get(actor);
  if (key === undefined) keys.set(actor, (key = actorKey(actor)));
  return key;
}

function refusal(code: Refusal): Extract<Submission, { ok: false }> {
  return { ok: false, refusal: code };
}
