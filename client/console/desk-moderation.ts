import type { FacilitatorCommand } from '../../sessions/commands.ts';
import { possible } from '../rounds/clustering/arranging.ts';
import type { Arrangement, Moderation, StepHistory } from '../rounds/round-views.ts';
import type { Desk } from './desk.svelte.ts';

/** What a facilitator does with the contributions of a round, as commands of the desk. Reactive, as the desk is. */
export class DeskModeration implements Moderation {
  readonly #desk: Desk;
  readonly #roundId: () => string;
  readonly #helps: boolean;

  /**
   * @param roundId the round the contributions were written in
   * @param helps the desk is a moderator's, who looks after what people write and no more
   */
  constructor(desk: Desk, roundId: () => string, helps = false) {
    this.#helps = helps;
    this.#desk = desk;
    this.#roundId = roundId;
  }

  get spotlit(): string | null {
    return this.#desk.store.session?.spotlight ?? null;
  }

  hide(contributionId: string, hidden: boolean): void {
    this.#ask({ type: 'hide-contribution', roundId: this.#roundId(), contributionId, hidden });
  }

  approve(contributionId: string): void {
    this.#ask({ type: 'approve-contribution', roundId: this.#roundId(), contributionId });
  }

  correct(contributionId: string, text: string | null): void {
    this.#ask({ type: 'correct-contribution', roundId: this.#roundId(), contributionId, text });
  }

  markAnswered(contributionId: string, answered: boolean): void {
    this.#ask({ type: 'mark-answered', roundId: this.#roundId(), contributionId, answered });
  }

  hideComment(contributionId: string, commentId: string, hidden: boolean): void {
    this.#ask({ type: 'hide-comment', roundId: this.#roundId(), contributionId, commentId, hidden });
  }

  banWord(word: string, banned: boolean): void {
    this.#ask({ type: 'ban-word', roundId: this.#roundId(), word, banned });
  }

  arrange(change: Arrangement, back: Arrangement): void {
    const { store } = this.#desk;
    const roundId = this.#roundId();
    // Others may have moved or dissolved meanwhile: what can still be done is.
    const now = (step: Arrangement): FacilitatorCommand => ({
      ...{ type: 'arrange', roundId },
      ...possible(step, {
        clusters: store.clusters(roundId),
        contributions: store.contributions(roundId),
      }),
    });
    const steps = { again: () => now(change), back: () => now(back) };
    void this.#desk.ask({ type: 'arrange', roundId, ...change }, steps);
  }

  get history(): StepHistory {
    return this.#desk.undo;
  }

  /** What stands large on the wall is not a moderator's to choose. */
  get spotlight(): ((target: string | null) => void) | undefined {
    if (this.#helps) return undefined;
    return (target) => this.#ask({ type: 'spotlight', roundId: this.#roundId(), target });
  }

  #ask(command: FacilitatorCommand): void {
    void this.#desk.ask(command);
  }
}
