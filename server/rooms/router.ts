import type { Actor, Command } from '../../sessions/commands.ts';
import type { View } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { Audience } from '../../sessions/state.ts';
import type { Bus } from '../bus/bus.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Admission, LiveSessions, Submission } from './live-sessions.ts';
import { NodeLine } from './node-line.ts';
import type { Answer, Ask } from './node-messages.ts';
import type { Shown } from './publisher.ts';
import type { Located, Registry } from './registry.ts';

/** What the gateway needs besides submitting: the view of one who comes, or of one who missed something. */
export interface LiveViews {
  show(
    sessionId: string,
    audience: Audience,
    participantId: string | null,
    since: number | null,
  ): Promise<Shown | Refusal>;
  /** Does this process own the room? Its connections then miss nothing whatever happens to the bus. */
  isHere(sessionId: string): boolean;
  /** Is it known, here or by its owner's word, that nothing of the session can be shown because its journal is damaged? */
  isDamaged(sessionId: string): boolean;
}

export interface RouterTools {
  registry: Registry;
  bus: Bus;
  nodeId: string;
  clock: Clock;
  newId: () => string;
  /** Is that process certainly dead? False when in doubt. */
  isGone: (nodeId: string) => boolean;
  log: Log;
  metrics: Pick<Metrics, 'forwarded'>;
}

/** A room may change hands while it is looked for; after so many tries the asker is told to come back. */
const TRIES = 3;
const DAMAGED_MS = 5_000;

/** Brings a command to its room, wherever that is: here, in another process, or opened now because it had no owner. */
export class Router implements LiveSessions, LiveViews {
  readonly #registry: Registry;
  readonly #line: NodeLine;
  readonly #log: Log;
  readonly #metrics: RouterTools['metrics'];
  readonly #clock: Clock;
  /** Sessions that their owner said are damaged, and until when that is believed: somebody may mend them. */
  readonly #damagedElsewhere = new Map<string, number>();

  constructor({ registry, bus, nodeId, clock, newId, isGone, log, metrics }: RouterTools) {
    this.#registry = registry;
    this.#log = log;
    this.#clock = clock;
    this.#metrics = metrics;
    this.#line = new NodeLine({ bus, nodeId, clock, newId, isGone, answer: (ask) => this.#answer(ask) });
  }

  start(): Promise<void> {
    return this.#line.start();
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  submit(
    sessionId: string,
    actor: Actor,
    commandId: string | null,
    command: Command,
    admission?: Admission,
  ): Promise<Submission> {
    const room = this.#registry.get(sessionId);
    const ask: Ask = { ask: 'submit', sessionId, actor, commandId, command, ...(admission && { admission }) };
    if (!room) return this.#find(ask);
    return room
      .submit(actor, commandId, command, admission)
      .then((submission) => (isLost(submission) ? this.#find(ask) : submission));
  }

  async show(
    sessionId: string,
    audience: Audience,
    participantId: string | null,
    since: number | null,
  ): Promise<Shown | Refusal> {
    const ask: Ask = { ask: 'show', sessionId, audience, participantId, since };
    for (let tries = 0; tries < TRIES; tries++) {
      const located = await this.#registry.locate(sessionId);
      if (located.is === 'here') {
        const shown = await located.room.show(audience, participantId, since);
        if (shown !== 'owner-unreachable') return shown;
      } else if (located.is === 'elsewhere') {
        const answer = await this.#forward(located.owner, ask);
        if (answer === null) return 'owner-unreachable';
        if (!('shown' in answer)) continue;
        if (answer.shown === 'journal-damaged')
          this.#damagedElsewhere.set(sessionId, this.#clock() + DAMAGED_MS);
        return answer.shown;
      } else return refusalOf(located);
    }
    return 'owner-unreachable';
  }

  /** Does the room let nobody in now? Asked by who looks at the door before joining. */
  async isJoiningLocked(sessionId: string): Promise<boolean> {
    const room = this.#registry.get(sessionId);
    if (room) return room.joiningLocked;
    const shown = await this.show(sessionId, 'participants', null, null);
    return (
      typeof shown !== 'string' && (JSON.parse(shown.json) as View).parts.session?.joiningLocked === true
    );
  }

  isHere(sessionId: string): boolean {
    return this.#registry.get(sessionId) !== undefined;
  }

  isDamaged(sessionId: string): boolean {
    return (
      this.#registry.isDamaged(sessionId) || (this.#damagedElsewhere.get(sessionId) ?? 0) > this.#clock()
    );
  }

  /** The room is not here, or was lost a moment ago: nothing of the command was kept, so it may go anywhere. */
  async #find(ask: Extract<Ask, { ask: 'submit' }>): Promise<Submission> {
    for (let tries = 0; tries < TRIES; tries++) {
      const located = await this.#registry.locate(ask.sessionId);
      const submission = await this.#submitAt(located, ask);
      if (submission === 'unheard') {
        return ask.command.type === 'stop-session'
          ? await this.#stopAnyway(ask)
          : { ok: false, refusal: 'owner-unreachable' };
      }
      if (submission !== 'moved') return submission;
    }
    return { ok: false, refusal: 'owner-unreachable' };
  }

  async #submitAt(
    located: Located,
    ask: Extract<Ask, { ask: 'submit' }>,
  ): Promise<Submission | 'moved' | 'unheard'> {
    const { sessionId, actor, commandId, command, admission } = ask;
    switch (located.is) {
      case 'here': {
        const submission = await located.room.submit(actor, commandId, command, admission);
        return isLost(submission) ? 'moved' : submission;
      }
      case 'damaged':
        return this.#registry.submitToDamaged(sessionId, command);
      case 'elsewhere': {
        const answer = await this.#forward(located.owner, ask);
        if (answer === null) return 'unheard';
        return 'submission' in answer ? asSubmission(answer.submission) : 'moved';
      }
      case 'nowhere':
        return { ok: false, refusal: located.refusal };
    }
  }

  /**
   * A stop must not wait for a bus: the owner cannot be reached, so this process takes the room from it. The fence makes
   * the owner's next append fail, and every process finds the stop in the database (law 4).
   */
  async #stopAnyway(ask: Extract<Ask, { ask: 'submit' }>): Promise<Submission> {
    this.#log.warn({ sessionId: ask.sessionId }, 'the owner cannot be reached: taking its room to stop it');
    const submission = await this.#submitAt(await this.#registry.locate(ask.sessionId, 'seize'), ask);
    return typeof submission === 'string' ? { ok: false, refusal: 'owner-unreachable' } : submission;
  }

  async #forward(owner: string, ask: Ask): Promise<Answer | null> {
    const answer = await this.#line.ask(owner, ask);
    this.#metrics.forwarded.inc({ outcome: answer === null ? 'unanswered' : 'answered' });
    return answer;
  }

  /** What another process asks of a room that should be here. */
  async #answer(ask: Ask): Promise<Answer> {
    const { sessionId } = ask;
    const located = await this.#registry.locate(sessionId);
    if (located.is === 'elsewhere') return { notOwner: true };
    if (ask.ask === 'show') {
      const { audience, participantId, since } = ask;
      return {
        shown:
          located.is === 'here'
            ? await located.room.show(audience, participantId, since)
            : refusalOf(located),
      };
    }
    const submission = await this.#submitAt(located, ask);
    return typeof submission === 'string' ? { notOwner: true } : { submission };
  }
}

/** The room found that it is not the owner any more, before anything of the command was kept. */
function isLost(submission: Submission): boolean {
  return !submission.ok && submission.refusal === 'owner-unreachable';
}

function refusalOf(located: Exclude<Located, { is: 'here' | 'elsewhere' }>): Refusal {
  return located.is === 'damaged' ? 'journal-damaged' : located.refusal;
}

function asSubmission(submission: Extract<Answer, { submission: unknown }>['submission']): Submission {
  if (submission.ok) {
    const { seq, result } = submission;
    return result === undefined ? { ok: true, seq } : { ok: true, seq, result };
  }
  const { refusal, detail } = submission;
  return detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail };
}
