import { SvelteMap } from 'svelte/reactivity';
import { ROUND_KINDS, type RoundKindName } from '../../sessions/rounds/registry.ts';
import type { RoundPart } from '../../sessions/protocol.ts';
import type { Team } from '../../sessions/state.ts';
import type { AgendaEditor, AgendaStep, RoundChange } from '../editor/agenda-editor.ts';
import { newId } from '../live/chance.ts';
import { newRoundId, type Desk } from './desk.svelte.ts';

const SEND_AFTER = 500;

/** A change that was typed and not yet seen in the server's view. */
interface Typed {
  change: RoundChange;
  /** The number at which the server has it; null while it is not acknowledged. */
  from: number | null;
}

/**
 * The agenda of a running session: every gesture is a command. What is typed into a round shows at once and is sent
 * when the typing rests; it gives way to the server's view as soon as that holds it.
 */
export class LiveAgenda implements AgendaEditor {
  readonly #desk: Desk;
  readonly #typed = new SvelteMap<string, Typed>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  readonly steps: readonly AgendaStep[] = $derived.by(() =>
    this.#desk.rounds.map((round) => this.#stepOf(round)),
  );

  get teams(): readonly Team[] {
    return this.#desk.store.session?.teams ?? [];
  }

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async add(kind: RoundKindName, index: number | null): Promise<string | null> {
    const config = ROUND_KINDS[kind].defaults(newId);
    const outcome = await this.#desk.ask({
      type: 'add-round',
      kind,
      title: '',
      seconds: null,
      notes: '',
      config,
      index,
    });
    return outcome.is === 'done' ? newRoundId(outcome.ack.result) : null;
  }

  edit(id: string, change: RoundChange): void {
    this.#typed.set(id, { change: { ...this.#typed.get(id)?.change, ...change }, from: null });
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => void this.#send(id), SEND_AFTER),
    );
  }

  async duplicate(id: string): Promise<string | null> {
    await this.settled(id);
    const outcome = await this.#desk.ask({ type: 'duplicate-round', roundId: id });
    return outcome.is === 'done' ? newRoundId(outcome.ack.result) : null;
  }

  move(id: string, index: number): void {
    void this.#desk.ask({ type: 'move-round', roundId: id, index });
  }

  remove(id: string): void {
    void this.settled(id).then(() => this.#desk.ask({ type: 'delete-round', roundId: id }));
  }

  /** Sends what is typed into a round and not sent yet: before it is opened, or the form goes. */
  async settled(id: string): Promise<void> {
    if (this.#timers.has(id)) await this.#send(id);
  }

  #stepOf(round: RoundPart): AgendaStep {
    const { id, kind, title, seconds = null, notes = '', repeats, config, status } = round;
    const typed = this.#typed.get(id);
    // `seq` grows before anything that shows the new view is drawn, so this is read at the right moment.
    const arrived = typed?.from != null && this.#desk.store.seq >= typed.from;
    return {
      id,
      kind,
      title,
      seconds,
      notes,
      repeats,
      config,
      status,
      ...(arrived || status !== 'planned' ? {} : typed?.change),
    };
  }

  async #send(id: string): Promise<void> {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    const round = this.#desk.store.round(id);
    const typed = this.#typed.get(id);
    if (!round || !typed) return;
    const { title, seconds = null, notes = '', config } = { ...round, ...typed.change };
    const outcome = await this.#desk.ask({ type: 'edit-round', roundId: id, title, seconds, notes, config });
    const latest = this.#typed.get(id);
    if (latest !== typed) return;
    if (outcome.is === 'done') this.#typed.set(id, { ...typed, from: outcome.ack.seq });
    else this.#typed.delete(id);
  }
}
