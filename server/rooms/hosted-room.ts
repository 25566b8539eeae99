import { touch } from '../../sessions/changes.ts';
import type { Actor, Command } from '../../sessions/commands.ts';
import type { SessionEvent } from '../../sessions/events.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import { votesByTeam } from '../../sessions/results.ts';
import { AUDIENCES, type Audience, type SessionState } from '../../sessions/state.ts';
import type { Bus, Subscription } from '../bus/bus.ts';
import type { JournalRecord } from '../journal/journal.ts';
import type { Clock } from '../platform/clock.ts';
import type { Admission, Submission } from './live-sessions.ts';
import { RoomPresence } from './presence.ts';
import { Publisher, type Shown } from './publisher.ts';
import {
  decodeRoomMessage,
  encodeRoomMessage,
  type AttendanceReport,
  type RoomMessage,
} from './room-messages.ts';
import { Room, type RoomTools } from './room.ts';
import { Ticker } from './ticker.ts';
import { votersOf } from './voters.ts';

/** What the registry has to know of a room it hosts. */
export interface HostedRoomOwner {
  /** The stop is committed: its results are to be kept. */
  stopped(room: HostedRoom): void;
  /** The room closed itself. */
  lost(room: HostedRoom): void;
}

export interface HostedRoomTools extends RoomTools {
  bus: Bus;
  clock: Clock;
  newId: () => string;
  newKey: () => string;
}

/** A room with all that stands around it in its owner's process: who is there, what is shown to them, its timer. */
export class HostedRoom {
  readonly sessionId: string;
  readonly fence: number;
  readonly #room: Room;
  readonly #presence: RoomPresence;
  readonly #publisher: Publisher;
  readonly #ticker: Ticker;
  readonly #owner: HostedRoomOwner;
  readonly #tools: HostedRoomTools;
  #subscription: Subscription | undefined;
  #usedAt: number;

  constructor(
    fence: number,
    state: SessionState,
    voterKey: Buffer,
    tools: HostedRoomTools,
    owner: HostedRoomOwner,
  ) {
    this.sessionId = state.session.id;
    this.fence = fence;
    this.#tools = tools;
    this.#owner = owner;
    const { clock, newId, newKey } = tools;
    this.#usedAt = clock();
    const current = () => this.#room.state;
    const voterOf = votersOf(current, voterKey);
    const presence = new RoomPresence(() => current().participants);
    this.#presence = presence;
    this.#room = new Room(
      fence,
      state,
      { clock, newId, newKey, voterOf, present: () => presence.online },
      tools,
      {
        committed: (records) => this.#committed(records),
        standingChanged: () => this.#standingChanged(),
        lost: () => owner.lost(this),
      },
    );
    this.#publisher = new Publisher({
      state: current,
      settled: () => this.#room.settled,
      readOnly: () => this.#room.standing !== 'open',
      presence,
      voterOf,
      clock,
      send: (message) => this.#send(message),
    });
    this.#ticker = new Ticker((roundId) => {
      void this.#room.submit(SYSTEM, null, { type: 'timer-ran-out', roundId });
    });
  }

  /** Begins to listen, asks every process with connections of this room who is there, and sets the timer going. */
  async begin(): Promise<void> {
    this.#subscription = await this.#tools.bus.subscribe(`room/${this.sessionId}`, (text) =>
      this.#hear(text),
    );
    this.#send({ type: 'call' });
    this.#ticker.watch(this.#room.state, this.#tools.clock());
  }

  /** The state for its last reading, when everything in it is committed. */
  get state(): SessionState {
    return this.#room.state;
  }

  /** May nobody join now? As committed, or decided a moment ago. */
  get joiningLocked(): boolean {
    return this.#room.state.joiningLocked;
  }

  get readOnly(): boolean {
    return this.#room.standing === 'read-only' || this.#room.standing === 'reloading';
  }

  submit(
    actor: Actor,
    commandId: string | null,
    command: Command,
    admission?: Admission,
  ): Promise<Submission> {
    this.#usedAt = this.#tools.clock();
    return this.#room.submit(actor, commandId, command, admission);
  }

  /** A whole view, or with `since` what is missing after it. */
  async show(
    audience: Audience,
    participantId: string | null,
    since: number | null,
  ): Promise<Shown | Refusal> {
    this.#usedAt = this.#tools.clock();
    while (!this.#room.settled && this.#room.standing !== 'closed') await this.#room.whenSettled();
    if (this.#room.standing === 'closed') return 'owner-unreachable';
    const { state } = this.#room;
    if (state.phase === 'new') return 'session-not-live';
    if (state.phase === 'stopped') return 'session-stopped';
    return since === null
      ? this.#publisher.view(audience, participantId)
      : this.#publisher.catchUp(audience, participantId, since);
  }

  /** Forgets processes that fell silent. Called every second. */
  tick(now: number): void {
    this.#cameOrWent(this.#presence.expire(now));
  }

  /** Has nobody been here since a moment, and is nothing about to happen by itself? */
  isIdle(since: number): boolean {
    const { phase } = this.#room.state;
    return (
      this.#usedAt < since &&
      this.#room.standing === 'open' &&
      phase !== 'stopped' &&
      phase !== 'new' &&
      !this.#ticker.running &&
      this.isEmpty
    );
  }

  /** Is nobody connected? */
  get isEmpty(): boolean {
    return AUDIENCES.every((audience) => this.#presence.present(audience) === 0);
  }

  async close(because: Refusal): Promise<void> {
    this.#ticker.stop();
    this.#publisher.close();
    this.#room.close(because);
    await this.#subscription?.unsubscribe();
  }

  #committed(records: readonly JournalRecord[]): void {
    const { state } = this.#room;
    let calm = true;
    const told = new Set<string>();
    for (const { actor, events } of records) {
      if (actor.startsWith('participant:')) {
        const id = actor.slice('participant:'.length);
        if (this.#presence.connections(id) > 1) told.add(id);
        for (const event of events) if (event.type in TEAM_NEWS) this.#tellTeam(id, told);
        continue;
      }
      calm = false;
      for (const event of events) this.#consequences(event, told);
    }
    if (!calm) this.#ticker.watch(state, this.#tools.clock());
    for (const participantId of told) this.#publisher.tell(participantId);
    this.#publisher.changed();
    if (state.phase === 'stopped') {
      this.#ticker.stop();
      this.#publisher.close();
      afterAnswers(() => this.#send({ type: 'end', reason: 'stopped', participantId: null }));
      this.#owner.stopped(this);
    }
  }

  /** What an event means for single connections. */
  #consequences(event: SessionEvent, told: Set<string>): void {
    switch (event.type) {
      case 'participant-removed':
        this.#presence.recount();
        this.#send({ type: 'end', reason: 'removed', participantId: event.participantId });
        return;
      case 'participant-admitted':
        this.#presence.recount();
        this.#publisher.letIn(event.participantId);
        return;
      case 'participant-joined':
        // Somebody may be connected before the commit is known here: a token is given out by another process.
        this.#presence.recount();
        return;
      case 'participant-assigned':
        told.add(event.participantId);
        return;
      case 'contribution-hidden':
      case 'contribution-approved':
      case 'contribution-edited': {
        const round = this.#room.state.rounds.get(event.roundId);
        const author = round?.contributions.get(event.contributionId)?.participantId;
        if (author !== undefined) told.add(author);
        return;
      }
      default:
    }
  }

  /** A team's draft and its ballot are shown to the whole team, and to nobody else. */
  #tellTeam(participantId: string, told: Set<string>): void {
    const { participants, teamMembers, rounds, current } = this.#room.state;
    const round = rounds.get(current ?? '');
    const teamId = participants.get(participantId)?.teamId;
    if (!round || !teamId || !votesByTeam(round)) return;
    for (const member of teamMembers.get(teamId) ?? [])
      if (this.#presence.connections(member) > 0) told.add(member);
  }

  #standingChanged(): void {
    const { state } = this.#room;
    this.#publisher.startOver();
    this.#presence.recount();
    state.changes.dirty.facilitator.add('session');
    this.#ticker.stop();
    this.#ticker.watch(state, this.#tools.clock());
    this.#publisher.changed();
  }

  #hear(text: string): void {
    // Its own shows come back to it on the same channel: only reports concern it.
    if (!text.startsWith('here')) return;
    const message = decodeRoomMessage(text);
    if (message?.type === 'here') this.#take(message.report);
  }

  #take(report: AttendanceReport): void {
    const changed = this.#presence.take(report, this.#tools.clock());
    if (changed === null) this.#send({ type: 'call' });
    else this.#cameOrWent(changed);
    // A second device was shown the own answers as of its coming; what was answered until it was known here is told now.
    for (const [participantId, connections] of report.seen)
      if (connections > 1) this.#publisher.tell(participantId);
    // Somebody may be there now for whom nothing was published before.
    this.#publisher.changed();
  }

  #cameOrWent(participantIds: readonly string[]): void {
    const { state } = this.#room;
    const known = participantIds.filter((id) => state.participants.has(id));
    if (known.length === 0) return;
    touch(state, 'people', ...known.map((id) => `person/${id}` as const));
    this.#publisher.changed();
  }

  #send(message: RoomMessage): void {
    this.#tools.bus.publish(`room/${this.sessionId}`, encodeRoomMessage(message));
  }
}

/** What concerns everybody who votes together. */
const TEAM_NEWS: Partial<Record<SessionEvent['type'], true>> = {
  'pen-taken': true,
  'draft-shared': true,
  'ballot-cast': true,
  'ballot-withdrawn': true,
};

const SYSTEM: Actor = { role: 'system', id: 'system' };

/** Answers to other processes go out in the next turn, so an end goes in the one after it: who is sent away has the
 *  answer to what was counted a moment before, and who stopped knows that it was done. */
function afterAnswers(say: () => void): void {
  setImmediate(() => setImmediate(say));
}
