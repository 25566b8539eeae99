import type { Refusal } from '../../sessions/refusals.ts';
import type { AnswerState, AnyAnswerDesk } from '../rounds/round-views.ts';
import { idleDesk } from './idle-desk.ts';

/** Enters one ballot; null when it was, else why not. */
type Enter = (ballot: unknown) => Promise<Refusal | null>;

/**
 * The desk at which a facilitator fills in a ballot for somebody who did not join: the Ballot of the round's kind works
 * it as it works a participant's. Once a ballot is entered the paper is blank again.
 */
export class EntryDesk {
  draft: unknown = $state.raw(null);
  refusal: Refusal | null = $state(null);
  #sending = $state(false);
  readonly #open: () => boolean;
  readonly #enter: Enter;

  constructor(open: () => boolean, enter: Enter) {
    this.#open = open;
    this.#enter = enter;
  }

  get open(): boolean {
    return this.#open() && !this.#sending;
  }

  get state(): AnswerState {
    if (!this.#open()) return 'closed';
    if (this.#sending) return 'sending';
    return this.draft === null ? 'none' : 'draft';
  }

  async castBallot(ballot: unknown): Promise<void> {
    this.#sending = true;
    this.refusal = await this.#enter(ballot);
    this.#sending = false;
    if (this.refusal === null) this.draft = null;
  }

  /** As a Ballot takes it. */
  asAnswerDesk(): AnyAnswerDesk {
    const read = (): EntryDesk => this;
    return {
      ...idleDesk(true),
      get open() {
        return read().open;
      },
      get state() {
        return read().state;
      },
      get draft() {
        return read().draft;
      },
      get refusal() {
        return read().refusal;
      },
      keepDraft: (draft) => (this.draft = draft),
      castBallot: (ballot) => void this.castBallot(ballot),
    };
  }
}
