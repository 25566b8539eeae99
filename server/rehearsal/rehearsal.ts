import type { ContributionPart, RoundPart, SessionPart } from '../../sessions/protocol.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { Cluster } from '../../sessions/state.ts';
import type { SimulatedParticipant } from './participant.ts';
import type { Phone } from './phone.ts';
import type { Act, Standing } from './plan.ts';

/** So long before a timer runs out everybody has answered. */
const BEFORE_THE_END_MS = 1_500;

/**
 * A rehearsal that goes on: it looks on as a co-facilitator does, and whenever a round opens lets each simulated participant
 * answer in its own time.
 */
export class Rehearsal {
  readonly #desk: Phone;
  /** How much faster than people; 1 is as people are. */
  readonly #haste: number;
  readonly #onEnd: () => void;
  readonly #people: SimulatedParticipant[] = [];
  #parts: ReadonlyMap<string, unknown> = new Map();
  /** The opening for which plans were made: a round that is opened again is answered by those who come after. */
  #planned = '';
  #timers = new Set<NodeJS.Timeout>();
  #ended = false;

  constructor(desk: Phone, haste: number, onEnd: () => void) {
    this.#desk = desk;
    this.#haste = haste;
    this.#onEnd = onEnd;
    desk.watch({ shown: (parts) => this.#shown(parts), ended: () => this.end() });
  }

  /** Somebody comes in, also amid a round. */
  add(participant: SimulatedParticipant): void {
    if (this.#ended) {
      participant.hangUp();
      return;
    }
    this.#people.push(participant);
    const round = this.#open();
    if (round) this.#plan(participant, round);
  }

  /** Everybody goes. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#forgetPlans();
    for (const participant of this.#people) participant.hangUp();
    this.#desk.hangUp();
    this.#onEnd();
  }

  #shown(parts: ReadonlyMap<string, unknown>): void {
    this.#parts = parts;
    const round = this.#open();
    const opening = round ? `${round.id} ${round.openedAt}` : '';
    if (opening === this.#planned) return;
    this.#planned = opening;
    this.#forgetPlans();
    if (!round) return;
    for (const participant of this.#people) this.#plan(participant, round);
  }

  /** The round in front, when it is open. */
  #open(): RoundPart | undefined {
    const current = (this.#parts.get('session') as SessionPart | undefined)?.current;
    const round =
      current == null ? undefined : (this.#parts.get(`round/${current}`) as RoundPart | undefined);
    return round?.status === 'open' ? round : undefined;
  }

  #plan(participant: SimulatedParticipant, round: RoundPart): void {
    const acts = participant.plan(round, this.#standingOf(participant, round));
    const last = Math.max(1, ...acts.map(({ after }) => after / this.#haste));
    const left = round.timer?.running ? round.timer.endsAt - Date.now() - BEFORE_THE_END_MS : Infinity;
    const pace = Math.min(1, Math.max(0, left) / last) / this.#haste;
    for (const act of acts) this.#later(act.after * pace, () => this.#act(participant, act, round.id));
  }

  /** A team has one ballot: the first of its people writes it, and the second may take it over. */
  #standingOf(participant: SimulatedParticipant, { kind, config }: RoundPart): Standing {
    if (kindOf(kind)?.ballots?.voters(config) !== 'teams') return 'alone';
    const team = this.#people.filter(({ teamId }) => teamId === participant.teamId);
    const place = team.indexOf(participant);
    return place === 0 ? 'writes' : place === 1 ? 'may-take-over' : 'looks-on';
  }

  #act(participant: SimulatedParticipant, act: Act, roundId: string): void {
    const round = this.#open();
    if (round?.id !== roundId) return;
    const writtenId = kindOf(round.kind)?.stages?.(round.config).roundId ?? roundId;
    const contributions = this.#under<ContributionPart>(`contribution/${writtenId}/`);
    void participant.act(act, {
      ...{ round, writtenId },
      contributions: round.shown.participants
        ? contributions.filter(({ hidden, held }) => !hidden && !held)
        : [],
      clusters: this.#under<Cluster>(`cluster/${writtenId}/`),
    });
  }

  #under<Part>(prefix: string): Part[] {
    return [...this.#parts].flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : []));
  }

  #later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }

  #forgetPlans(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
