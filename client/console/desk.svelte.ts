import type { FacilitatorCommand } from '../../sessions/commands.ts';
import type { PersonPart, RoundPart } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { ResultAudience } from '../../sessions/state.ts';
import { UndoStack } from '../app/undo-stack.svelte.ts';
import type { ConnectionState, OverReason } from '../live/connection.svelte.ts';
import type { Outbox, Outcome } from '../live/outbox.svelte.ts';
import type { ViewStore } from '../live/view-store.svelte.ts';
import { nextStep, type NextStep } from './next-step.ts';
import { undoOf } from './undo-of.ts';

/** What became of a command, for the page to say in words. */
export interface DeskListener {
  /** Done; `takeBack` undoes exactly this, once, and is null when nothing can. */
  did(command: FacilitatorCommand, title: string, takeBack: (() => void) | null): void;
  refused(refusal: Refusal): void;
  /** The sentence under which a command stands on the undo stack. */
  name(command: FacilitatorCommand, title: string): string;
}

/** A ballot on paper or by voice that was entered here. */
export interface EnteredBallot {
  roundId: string;
  entryId: string;
  ballot: unknown;
}

/** A step there and back, as it can be done by the time it is. */
interface Steps {
  again: () => FacilitatorCommand;
  back: () => FacilitatorCommand;
}

/** The line a desk works over: a `LiveSession` with a facilitator's commands. */
export interface DeskLine {
  readonly store: ViewStore;
  readonly outbox: Pick<Outbox<FacilitatorCommand>, 'entries' | 'held'>;
  readonly state: ConnectionState;
  send(command: FacilitatorCommand): Promise<Outcome>;
}

/**
 * The facilitator's desk: everything that can be asked of a running session, each a command through the outbox. What
 * the page shows comes from the server's view alone, so that two desks on one session are always in step.
 */
export class Desk {
  readonly live: DeskLine;
  readonly undo = new UndoStack();
  /** The round looked at on this page; null follows the one in front of the group. */
  selected: string | null = $state(null);
  /** Ballots entered on this page for people who did not join. */
  entries: readonly EnteredBallot[] = $state.raw([]);
  readonly #listener: DeskListener;
  /** The number of the last thing done here: until the view holds it, the desk shows what was before. */
  #doneAt = 0;

  constructor(live: DeskLine, listener: DeskListener) {
    this.live = live;
    this.#listener = listener;
  }

  readonly rounds: readonly RoundPart[] = $derived.by(() => this.live.store.rounds);
  readonly next: NextStep | null = $derived.by(() => {
    const { session } = this.live.store;
    return session && nextStep(session, this.rounds);
  });

  get store(): ViewStore {
    return this.live.store;
  }

  /** Why this desk is closed for good; null while it is not. */
  get over(): OverReason | null {
    return this.live.state.is === 'over' ? this.live.state.reason : null;
  }

  /** The round on this page: the selected one, or the one in front of the group; null is the lobby. */
  get shown(): RoundPart | null {
    return (this.selected === null ? null : this.store.round(this.selected)) ?? this.store.current;
  }

  /** The round that takes answers now. */
  get open(): RoundPart | null {
    return this.rounds.find(({ status }) => status === 'open') ?? null;
  }

  get paused(): boolean {
    return this.store.session?.phase === 'paused';
  }

  get waiting(): PersonPart[] {
    return this.store.people?.waiting
      ? this.store.persons.filter(({ standing }) => standing === 'waiting')
      : [];
  }

  /**
   * Sends a command; says what became of it, and remembers how to take it back.
   * @param steps there and back, where whoever asks knows better than the view, which may be behind
   */
  async ask(command: FacilitatorCommand, steps?: Steps): Promise<Outcome> {
    const { session } = this.store;
    const title =
      'roundId' in command && command.roundId !== null
        ? (this.store.round(command.roundId)?.title ?? '')
        : '';
    const back =
      steps?.back ??
      always(
        session &&
          undoOf(command, {
            session,
            order: this.store.order,
            round: (id) => this.store.round(id),
            person: (id) => this.store.persons.find((person) => person.id === id) ?? null,
            contributions: (id) => this.store.contributions(id),
            now: this.store.serverNow(),
          }),
      );
    const again = steps?.again ?? (() => command);
    const outcome = await this.live.send(command);
    if (outcome.is === 'refused') this.#listener.refused(outcome.refusal);
    if (outcome.is !== 'done') return outcome;
    this.#doneAt = Math.max(this.#doneAt, outcome.ack.seq);
    this.#forget(command);
    const undoing = back ?? always(undoOfNew(command, outcome.ack.result));
    const takeBack =
      undoing &&
      this.undo.push({
        text: this.#listener.name(command, title),
        undo: () => this.#send(undoing()),
        // What is made anew has another id, by which it could not be taken back a second time.
        ...(back ? { redo: () => this.#send(again()) } : {}),
      });
    this.#listener.did(command, title, takeBack);
    return outcome;
  }

  /** There or back: a step that is remembered already. */
  async #send(command: FacilitatorCommand): Promise<void> {
    const outcome = await this.live.send(command);
    if (outcome.is === 'refused') this.#listener.refused(outcome.refusal);
    if (outcome.is === 'done') this.#forget(command);
  }

  /** An entered ballot that was withdrawn is not listed any more, whichever way it went. */
  #forget(command: FacilitatorCommand): void {
    if (command.type === 'withdraw-entered-ballot')
      this.entries = this.entries.filter(({ entryId }) => entryId !== command.entryId);
  }

  openRound(roundId: string): void {
    this.selected = null;
    void this.ask({ type: 'open-round', roundId });
  }

  closeOrReopen(round: RoundPart): void {
    if (round.status === 'open') void this.ask({ type: 'close-round', roundId: round.id });
    else if (round.status === 'closed') void this.ask({ type: 'reopen-round', roundId: round.id });
  }

  /** Shows the results of a round to some audiences, or hides them when all of those see them. */
  toggleShown(round: RoundPart, audiences: readonly ResultAudience[]): void {
    const shown = !audiences.every((audience) => round.shown[audience]);
    void this.ask({ type: 'show-results', roundId: round.id, audiences: [...audiences], shown });
  }

  freezeOrRelease(round: RoundPart): void {
    void this.ask({ type: 'freeze-results', roundId: round.id, frozen: !round.frozen });
  }

  toggleTeams(round: RoundPart): void {
    void this.ask({ type: 'show-team-results', roundId: round.id, shown: !round.teamsShown });
  }

  /** The same vote once more, right after it, ready to be opened. */
  async repeat(round: RoundPart): Promise<void> {
    const outcome = await this.ask({ type: 'repeat-round', roundId: round.id });
    if (outcome.is === 'done') this.selected = newRoundId(outcome.ack.result);
  }

  /** Enters a ballot; null when it was, else why not. */
  async enterBallot(roundId: string, ballot: unknown): Promise<Refusal | null> {
    const outcome = await this.ask({ type: 'enter-ballot', roundId, ballot });
    if (outcome.is === 'refused') return outcome.refusal;
    const entryId = outcome.is === 'done' ? idIn(outcome.ack.result, 'entryId') : null;
    if (entryId !== null) this.entries = [...this.entries, { roundId, entryId, ballot }];
    return null;
  }

  async withdrawEntry(roundId: string, entryId: string): Promise<void> {
    await this.ask({ type: 'withdraw-entered-ballot', roundId, entryId });
  }

  pauseOrResume(): void {
    void this.ask({ type: 'pause-session', paused: !this.paused });
  }

  lockOrUnlock(): void {
    void this.ask({ type: 'lock-joining', locked: !(this.store.session?.joiningLocked ?? false) });
  }

  show(roundId: string | null): void {
    this.selected = null;
    void this.ask({ type: 'show-round', roundId });
  }

  admitAll(): void {
    for (const { id } of this.waiting) void this.ask({ type: 'admit-participant', participantId: id });
  }

  /** Is something on its way that this page does not show yet? */
  get #behind(): boolean {
    return this.live.outbox.entries.length > 0 || this.store.seq < this.#doneAt;
  }

  /**
   * Does what the big key says; `add` and `finish` are the page's to ask about. Pressed twice in haste it does one step: the
   * second press could only mean what the key said before.
   */
  doNext(): 'done' | 'add' | 'finish' {
    const next = this.#behind ? null : this.next;
    switch (next?.do) {
      case undefined:
        return 'done';
      case 'resume':
        this.pauseOrResume();
        return 'done';
      case 'open':
        this.openRound(next.round.id);
        return 'done';
      case 'close':
        this.selected = null;
        this.closeOrReopen(next.round);
        return 'done';
      case 'look':
        this.selected = null;
        this.toggleShown(next.round, ['facilitator']);
        return 'done';
      case 'show':
        this.selected = null;
        void this.ask({
          type: 'show-results',
          roundId: next.round.id,
          audiences: ['participants', 'wall'],
          shown: true,
        });
        return 'done';
      case 'add':
      case 'finish':
        return next.do;
    }
  }
}

function always(command: FacilitatorCommand | null): (() => FacilitatorCommand) | null {
  return command && (() => command);
}

/** What was just made can be taken out again, once the server has said which it is. */
function undoOfNew(command: FacilitatorCommand, result: unknown): FacilitatorCommand | null {
  switch (command.type) {
    case 'add-round':
    case 'duplicate-round':
    case 'repeat-round': {
      const roundId = newRoundId(result);
      return roundId === null ? null : { type: 'delete-round', roundId };
    }
    case 'enter-ballot': {
      const entryId = idIn(result, 'entryId');
      return entryId === null ? null : { type: 'withdraw-entered-ballot', roundId: command.roundId, entryId };
    }
    default:
      return null;
  }
}

/** The id in the answer to `add-round`, `duplicate-round` and `repeat-round`. */
export function newRoundId(result: unknown): string | null {
  return idIn(result, 'roundId');
}

function idIn(result: unknown, name: 'roundId' | 'entryId'): string | null {
  const id: unknown =
    typeof result === 'object' && result !== null ? (result as Record<string, unknown>)[name] : null;
  return typeof id === 'string' ? id : null;
}
