import type { Refusal } from '../../sessions/refusals.ts';
import { isPassing } from '../../sessions/refusals.ts';
import type { EndReason } from '../../sessions/protocol.ts';
import type { Bus, Subscription } from '../bus/bus.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { decodeRoomMessage, encodeRoomMessage } from '../rooms/room-messages.ts';
import type { LiveViews } from '../rooms/router.ts';
import { Attendance } from './attendance.ts';
import type { Connection } from './connection.ts';
import { Hall } from './hall.ts';
import { inSlices } from './slices.ts';

export interface HallsParts {
  bus: Bus;
  views: LiveViews;
  nodeId: string;
  log: Log;
  metrics: Metrics;
}

/** A hall, how its owner hears of it, and how it hears of the room. */
interface Place {
  hall: Hall;
  attendance: Attendance;
  subscription: Promise<Subscription>;
}

/** A connection whose room could not be reached is shown its view when it can be: tried again so often. */
const AGAIN_MS = 400;
/** A sign of life to each room's owner. */
const ALIVE_MS = 2_000;

/** The halls of this process: who comes is shown the view, who is here gets what the room shows, wherever it lives. */
export class Halls {
  readonly #parts: HallsParts;
  readonly #places = new Map<string, Place>();
  readonly #unseen = new Set<Connection>();
  readonly #timers: NodeJS.Timeout[];

  constructor(parts: HallsParts) {
    this.#parts = parts;
    parts.bus.onRestored(() => this.#refresh());
    this.#timers = [
      setInterval(() => this.#showUnseen(), AGAIN_MS),
      setInterval(() => {
        for (const { attendance } of this.#places.values()) attendance.report();
      }, ALIVE_MS),
    ];
  }

  /** The sessions with connections here. */
  sessionIds(): string[] {
    return [...this.#places.keys()];
  }

  hall(sessionId: string): Hall | undefined {
    return this.#places.get(sessionId)?.hall;
  }

  /** Takes a connection in and shows it the whole view. */
  async enter(connection: Connection): Promise<void> {
    const place = this.#placeOf(connection.identity.sessionId);
    place.hall.add(connection);
    this.#parts.metrics.connections.inc({ audience: connection.identity.audience });
    place.attendance.changed(connection.participantId);
    await place.subscription;
    await this.#show(place.hall, connection);
  }

  leave(connection: Connection): void {
    this.#unseen.delete(connection);
    this.#parts.metrics.connections.dec({ audience: connection.identity.audience });
    const { sessionId } = connection.identity;
    const place = this.#places.get(sessionId);
    if (!place?.hall.remove(connection)) return;
    place.attendance.changed(connection.participantId);
    this.#tidy(sessionId, place);
  }

  /** Shows what is missing after `since`, or everything. */
  async sync(connection: Connection, since: number): Promise<void> {
    const { sessionId, audience } = connection.identity;
    // Its first view is still on the way: that will tell more.
    if (connection.early) return;
    const shown = await this.#parts.views.show(sessionId, audience, connection.participantId, since);
    if (typeof shown === 'string') this.#unseen.add(connection);
    else if (connection.open) this.hall(sessionId)?.welcome(connection, shown.event, shown.json);
  }

  /** Says why it is over and closes: everybody of a session, or whom `who` picks. */
  async end(
    sessionId: string,
    reason: EndReason,
    who?: (connection: Connection) => boolean,
  ): Promise<number> {
    const place = this.#places.get(sessionId);
    if (!place) return 0;
    const ended = place.hall.end({ reason }, (connection) => {
      const leaving = who?.(connection) ?? true;
      if (leaving) place.attendance.changed(connection.participantId);
      return leaving;
    });
    this.#tidy(sessionId, place);
    return ended;
  }

  /** Closes every connection without a word: they come back to whoever serves them next. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const places = [...this.#places.values()];
    this.#places.clear();
    for (const { hall, attendance, subscription } of places) {
      attendance.stop();
      await inSlices([...hall.connections()], (connection) => connection.close());
      await (await subscription).unsubscribe();
    }
  }

  #placeOf(sessionId: string): Place {
    const known = this.#places.get(sessionId);
    if (known) return known;
    const { bus, nodeId, metrics } = this.#parts;
    const hall = new Hall(sessionId, metrics);
    const place: Place = {
      hall,
      attendance: new Attendance(nodeId, hall, (report) =>
        bus.publish(`room/${sessionId}`, encodeRoomMessage({ type: 'here', report })),
      ),
      subscription: bus.subscribe(`room/${sessionId}`, (text) => this.#hear(sessionId, text)),
    };
    this.#places.set(sessionId, place);
    return place;
  }

  /** The last one left: tells the owner and forgets the hall. */
  #tidy(sessionId: string, place: Place): void {
    if (place.hall.size > 0 || this.#places.get(sessionId) !== place) return;
    this.#places.delete(sessionId);
    place.attendance.report();
    void place.subscription.then((subscription) => subscription.unsubscribe());
  }

  #hear(sessionId: string, text: string): void {
    const place = this.#places.get(sessionId);
    // What the halls report to the owner goes over the same channel.
    if (!place || text.startsWith('here')) return;
    const message = decodeRoomMessage(text);
    switch (message?.type) {
      case 'show':
        place.hall.broadcast(message.audience, message.event, message.json);
        return;
      case 'tell':
        place.hall.tell(message.participantId, message.event, message.json);
        return;
      case 'end': {
        const { reason, participantId } = message;
        const whom = (connection: Connection) => connection.participantId === participantId;
        // Answers that came before it have yet to be written, which is done by the end of this turn.
        setImmediate(() => void this.end(sessionId, reason, participantId === null ? undefined : whom));
        return;
      }
      case 'call':
        place.attendance.reportWhole();
        return;
      default:
    }
  }

  async #show(hall: Hall, connection: Connection): Promise<void> {
    const { sessionId, audience } = connection.identity;
    connection.early = [];
    this.#unseen.delete(connection);
    const shown = await this.#parts.views.show(sessionId, audience, connection.participantId, null);
    if (!connection.open || connection.place < 0) return;
    if (typeof shown !== 'string') hall.welcome(connection, shown.event, shown.json);
    else this.#notShown(hall, connection, shown);
  }

  #notShown(hall: Hall, connection: Connection, refusal: Refusal): void {
    if (refusal === 'session-stopped') {
      void this.end(hall.sessionId, 'stopped', (other) => other === connection);
    } else if (isPassing(refusal)) {
      connection.early = [];
      this.#unseen.add(connection);
    } else {
      this.#parts.log.warn(
        { sessionId: hall.sessionId, refusal },
        'a connection could not be shown anything',
      );
      connection.close();
    }
  }

  /** Messages from other processes may have been lost: who depends on them is shown everything anew. */
  #refresh(): void {
    for (const { hall, attendance } of this.#places.values()) {
      attendance.reportWhole();
      if (this.#parts.views.isHere(hall.sessionId)) continue;
      for (const connection of hall.connections()) this.#unseen.add(connection);
    }
    this.#showUnseen();
  }

  #showUnseen(): void {
    const connections = [...this.#unseen];
    this.#unseen.clear();
    void inSlices(connections, (connection) => {
      const hall = this.hall(connection.identity.sessionId);
      if (hall && connection.open && connection.place >= 0) this.#attempt(hall, connection);
    });
  }

  #attempt(hall: Hall, connection: Connection): void {
    this.#show(hall, connection).catch((error: unknown) => {
      this.#parts.log.error({ err: error, sessionId: hall.sessionId }, 'a view could not be made');
      connection.close();
    });
  }
}
