import type { Patch } from '../../sessions/protocol.ts';
import { meOf } from '../../sessions/own-view.ts';
import { catchUp, doorViewOf, isUrgent, takePatch, viewOf } from '../../sessions/views.ts';
import { AUDIENCES, type Audience, type SessionState } from '../../sessions/state.ts';
import type { Clock } from '../platform/clock.ts';
import type { RoomPresence } from './presence.ts';
import type { RoomMessage, ShownEvent } from './room-messages.ts';
import type { VoterOf } from './voters.ts';

/** Something to show, encoded. */
export interface Shown {
  event: ShownEvent;
  json: string;
}

export interface Shows {
  state: () => SessionState;
  /** False while the state is ahead of the disk. */
  settled: () => boolean;
  readOnly: () => boolean;
  presence: RoomPresence;
  voterOf: VoterOf;
  clock: Clock;
  send: (message: RoomMessage) => void;
}

/** Wall and desks get every tick. */
const TICK_MS = 60;
/**
 * Participants get counts less often: at first at this interval, then at twice the last one up to the longest, or as
 * their number demands. After a phase change the first counts matter; later ones are a phone's battery and data.
 */
const COUNTS_MS = 100;
const COUNTS_LONGEST_MS = 1_000;
/** Who comes and goes is news that can wait longest: at this interval, and at a fifth of the pace. */
const CROWD_MS = 1_000;
const CROWD_SHARE = 5;

/**
 * Shows what changed, coalesced: at most one message per tick and audience, encoded once. Phase changes reach
 * participants at once; counts at an interval that leaves the loop three quarters of its time (law 6).
 */
export class Publisher {
  readonly #room: Shows;
  /** Up to which sequence number each audience was last shown everything. */
  readonly #shown: Record<Audience, number> = { participants: 0, facilitator: 0, wall: 0, moderators: 0 };
  readonly #lastAt: Record<Audience, number> = { participants: 0, facilitator: 0, wall: 0, moderators: 0 };
  /** The parts of a whole view as of the last publication, for those who come until the next one. */
  readonly #parts: Partial<Record<Audience, { seq: number; json: string }>> = {};
  readonly #untold = new Set<string>();
  #countsMs = COUNTS_MS;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Infinity;
  #closed = false;

  constructor(room: Shows) {
    this.#room = room;
  }

  /** Something changed: shows it now or with its tick. */
  changed(): void {
    if (this.#closed || !this.#room.settled()) return;
    for (const participantId of this.#untold) this.tell(participantId);
    this.#untold.clear();
    const now = this.#room.clock();
    let next = Infinity;
    for (const audience of AUDIENCES) {
      const due = this.#due(audience);
      if (due <= now) this.#publish(audience, now);
      else next = Math.min(next, due);
    }
    if (next < this.#timerAt) this.#wake(next, now);
  }

  /** A whole view for one who comes. */
  view(audience: Audience, participantId: string | null): Shown {
    if (participantId !== null && this.#waits(participantId)) return this.#door(participantId);
    const { seq, json } = this.#partsFor(audience);
    const me = participantId === null ? null : this.#me(participantId);
    return {
      event: 'view',
      json: `{"seq":${seq},"audience":"${audience}","now":${this.#room.clock()},"parts":${json}${me === null ? '' : `,"me":${me}`}}`,
    };
  }

  /** What one who knows everything up to `since` has missed. */
  catchUp(audience: Audience, participantId: string | null, since: number): Shown {
    if (participantId !== null && this.#waits(participantId)) return this.#door(participantId);
    const { state, presence, voterOf, clock } = this.#room;
    const missed = catchUp(state(), presence, audience, since, clock());
    if ('audience' in missed) return this.view(audience, participantId);
    this.#flag(audience, missed.parts);
    const me = participantId === null ? null : meOf(state(), participantId, voterOf);
    return { event: 'patch', json: JSON.stringify(me ? { ...missed, me } : missed) };
  }

  /** Tells a participant's connections about own answers that changed elsewhere, as soon as that may be shown. */
  tell(participantId: string): void {
    if (this.#closed) return;
    if (!this.#room.settled()) {
      this.#untold.add(participantId);
      return;
    }
    const shown = this.catchUp('participants', participantId, this.#shown.participants);
    this.#room.send({ type: 'tell', participantId, ...shown });
  }

  /** Shows somebody who was admitted what the others see. */
  letIn(participantId: string): void {
    if (!this.#closed)
      this.#room.send({ type: 'tell', participantId, ...this.view('participants', participantId) });
  }

  /** The state is another object now: what was prepared from the former one is void. */
  startOver(): void {
    for (const audience of AUDIENCES) delete this.#parts[audience];
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #due(audience: Audience): number {
    const state = this.#room.state();
    const dirty = state.changes.dirty[audience];
    const from = this.#shown[audience];
    const reset = state.changes.reset[audience] > from;
    if (!reset && dirty.size === 0) return Infinity;
    if (this.#room.presence.present(audience) === 0) return Infinity;
    if (audience !== 'participants') return this.#lastAt[audience] + TICK_MS;
    if (reset || isUrgent(state, audience, from)) return 0;
    const { pace } = this.#room.presence;
    const interval =
      dirty.size === 1 && dirty.has('people')
        ? Math.max(CROWD_MS, pace * CROWD_SHARE)
        : Math.max(this.#countsMs, pace);
    return this.#lastAt[audience] + interval;
  }

  #publish(audience: Audience, now: number): void {
    const state = this.#room.state();
    if (audience === 'participants') {
      const urgent = isUrgent(state, audience, this.#shown[audience]);
      this.#countsMs = urgent ? COUNTS_MS : Math.min(COUNTS_LONGEST_MS, this.#countsMs * 2);
    }
    const patch = takePatch(state, this.#room.presence, audience, this.#shown[audience]);
    delete this.#parts[audience];
    this.#shown[audience] = state.seq;
    this.#lastAt[audience] = now;
    if (patch === null) return;
    if (patch === 'reset') {
      this.#room.send({ type: 'show', audience, ...this.view(audience, null) });
      return;
    }
    this.#flag(audience, patch.parts);
    this.#room.send({ type: 'show', audience, event: 'patch', json: JSON.stringify(patch) });
  }

  #partsFor(audience: Audience): { seq: number; json: string } {
    // Without anybody to show to nothing is published, and what was prepared grows old.
    if (this.#room.presence.present(audience) === 0) return this.#partsOf(audience);
    return (this.#parts[audience] ??= this.#partsOf(audience));
  }

  #partsOf(audience: Audience): { seq: number; json: string } {
    const { state, presence, clock } = this.#room;
    const { seq, parts } = viewOf(state(), presence, audience, clock());
    this.#flag(audience, parts);
    return { seq, json: JSON.stringify(parts) };
  }

  #waits(participantId: string): boolean {
    return this.#room.state().participants.get(participantId)?.standing === 'waiting';
  }

  #door(participantId: string): Shown {
    const { state, presence, voterOf, clock } = this.#room;
    const view = doorViewOf(state(), presence, clock());
    return { event: 'door', json: JSON.stringify({ ...view, me: meOf(state(), participantId, voterOf) }) };
  }

  #me(participantId: string): string | null {
    const me = meOf(this.#room.state(), participantId, this.#room.voterOf);
    return me && JSON.stringify(me);
  }

  /** Who works at a desk is told when the disk takes nothing more. */
  #flag(audience: Audience, parts: Patch['parts']): void {
    if (audience !== 'facilitator' && audience !== 'moderators') return;
    if (parts.session && this.#room.readOnly()) parts.session = { ...parts.session, readOnly: true };
  }

  #wake(at: number, now: number): void {
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => {
      this.#timerAt = Infinity;
      this.changed();
    }, at - now);
  }
}
