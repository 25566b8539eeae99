import { AUDIENCES, type Audience } from '../../sessions/state.ts';
import type { Ended } from '../../sessions/protocol.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { ShownEvent } from '../rooms/room-messages.ts';
import type { Connection } from './connection.ts';
import { encodePacket, type EncodedPacket } from './packet.ts';
import { inSlices } from './slices.ts';

/** Broadcasting may take this share of the loop's time (PERFORMANCE.md, rule 2). */
const SHARE = 0.25;
/** And the next one begins only when the last one is certainly out. */
const AFTER = 1.25;

/** The connections of one session in this process, by audience and by participant. */
export class Hall {
  readonly sessionId: string;
  readonly #metrics: Metrics;
  readonly #lists: Record<Audience, Connection[]> = {
    participants: [],
    facilitator: [],
    wall: [],
    moderators: [],
  };
  /** Most participants have one connection: then no list is made for it. */
  readonly #byParticipant = new Map<string, Connection | Connection[]>();
  /** What is being sent to an audience; the next broadcast goes after it. */
  readonly #sending: Record<Audience, Promise<void> | null> = {
    participants: null,
    facilitator: null,
    wall: null,
    moderators: null,
  };
  #pace = 0;

  constructor(sessionId: string, metrics: Metrics) {
    this.sessionId = sessionId;
    this.#metrics = metrics;
  }

  get size(): number {
    return AUDIENCES.reduce((sum, audience) => sum + this.#lists[audience].length, 0);
  }

  /** How far apart broadcasts to participants have to be, in milliseconds, by what the last one cost. */
  get pace(): number {
    return this.#pace;
  }

  count(audience: Audience): number {
    return this.#lists[audience].length;
  }

  /** Connections of one participant. */
  countOf(participantId: string): number {
    const found = this.#byParticipant.get(participantId);
    return found === undefined ? 0 : Array.isArray(found) ? found.length : 1;
  }

  participants(): IterableIterator<string> {
    return this.#byParticipant.keys();
  }

  facilitators(): readonly Connection[] {
    return [...this.#lists.facilitator];
  }

  *connections(): Generator<Connection> {
    for (const audience of AUDIENCES) yield* this.#lists[audience];
  }

  add(connection: Connection): void {
    const list = this.#lists[connection.identity.audience];
    connection.place = list.push(connection) - 1;
    const { participantId } = connection;
    if (participantId === null) return;
    const others = this.#byParticipant.get(participantId);
    if (others === undefined) this.#byParticipant.set(participantId, connection);
    else if (Array.isArray(others)) others.push(connection);
    else this.#byParticipant.set(participantId, [others, connection]);
  }

  /** False when it was not here (any more). */
  remove(connection: Connection): boolean {
    const list = this.#lists[connection.identity.audience];
    if (connection.place < 0 || list[connection.place] !== connection) return false;
    // The last one takes its place: leaving costs the same however many there are.
    const last = list.pop();
    if (last && last !== connection) {
      list[connection.place] = last;
      last.place = connection.place;
    }
    connection.place = -1;
    const { participantId } = connection;
    if (participantId !== null) this.#forget(participantId, connection);
    return true;
  }

  /** Sends to everybody of an audience who is here now, in slices, after what is on its way already. */
  broadcast(audience: Audience, event: ShownEvent, json: string): void {
    const targets = this.#lists[audience].filter(({ waiting }) => !waiting);
    if (targets.length === 0) return;
    const packet = encodePacket(wireEvent(event), json);
    const before = this.#sending[audience];
    this.#metrics.broadcasts.inc({ audience });
    this.#metrics.broadcastBytes.inc(packet.text.length * targets.length);
    const sent = (before ?? Promise.resolve()).then(() => this.#send(audience, targets, packet));
    this.#sending[audience] = sent;
    void sent.then(() => {
      if (this.#sending[audience] === sent) this.#sending[audience] = null;
    });
  }

  /** Sends to the connections of one participant. */
  tell(participantId: string, event: ShownEvent, json: string): void {
    const packet = encodePacket(wireEvent(event), json);
    for (const connection of this.#of(participantId)) {
      // Somebody at the door is let in by a view, and by nothing else.
      if (event === 'view') connection.letIn = true;
      if (event !== 'patch') connection.waiting = event === 'door' && !connection.letIn;
      if (!connection.waiting || event === 'door') this.#give(connection, packet);
    }
  }

  /** The first view of a connection, and then what came too early for it. */
  welcome(connection: Connection, event: ShownEvent, json: string): void {
    const { early } = connection;
    connection.early = null;
    connection.waiting = event === 'door' && !connection.letIn;
    connection.send(encodePacket(wireEvent(event), json));
    if (!connection.waiting) for (const packet of early ?? []) connection.send(packet);
  }

  /** Says why it is over and closes: everybody, or whom `who` picks. They are out of the hall at once. */
  async end(ended: Ended, who?: (connection: Connection) => boolean): Promise<number> {
    const leaving = [...this.connections()].filter((connection) => who?.(connection) ?? true);
    for (const connection of leaving) this.remove(connection);
    await inSlices(leaving, (connection) => connection.end(ended));
    return leaving.length;
  }

  async #send(audience: Audience, targets: readonly Connection[], packet: EncodedPacket): Promise<void> {
    const started = performance.now();
    const busy = await inSlices(targets, (connection) => this.#give(connection, packet));
    this.#metrics.broadcastSeconds.observe(busy / 1000);
    if (audience === 'participants')
      this.#pace = Math.max(busy / SHARE, (performance.now() - started) * AFTER);
  }

  #give(connection: Connection, packet: EncodedPacket): void {
    if (connection.early) {
      connection.early.push(packet);
      return;
    }
    if (connection.send(packet)) return;
    this.#metrics.slowConnectionsClosed.inc();
    connection.close();
  }

  #of(participantId: string): readonly Connection[] {
    const found = this.#byParticipant.get(participantId);
    return found === undefined ? [] : Array.isArray(found) ? [...found] : [found];
  }

  #forget(participantId: string, connection: Connection): void {
    const rest = this.#of(participantId).filter((other) => other !== connection);
    const [only] = rest;
    if (only === undefined) this.#byParticipant.delete(participantId);
    else this.#byParticipant.set(participantId, rest.length === 1 ? only : rest);
  }
}

function wireEvent(event: ShownEvent): 'view' | 'patch' {
  return event === 'door' ? 'view' : event;
}
