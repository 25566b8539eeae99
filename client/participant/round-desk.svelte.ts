import type { Refusal } from '../../sessions/refusals.ts';
import type { AnswerState, AnyAnswerDesk, OwnContribution } from '../rounds/round-views.ts';
import type { Answers } from './answers.svelte.ts';
import { same } from './same.ts';

/** The desk at which a participant answers one round, over the answers of the whole session. */
export class RoundDesk implements AnyAnswerDesk {
  readonly #answers: Answers;
  readonly #roundId: string;

  constructor(answers: Answers, roundId: string) {
    this.#answers = answers;
    this.#roundId = roundId;
  }

  get open(): boolean {
    const { store } = this.#answers;
    return (
      store.session?.phase === 'live' &&
      store.round(this.#roundId)?.status === 'open' &&
      store.me?.waiting !== true
    );
  }

  get state(): AnswerState {
    const status = this.#answers.store.round(this.#roundId)?.status;
    if (status === 'closed') return this.#pending.length > 0 ? 'sending' : 'closed';
    if (this.#hasUnsent()) return this.#hasStanding() ? 'changed' : 'draft';
    if (this.#pending.length > 0) return 'sending';
    return this.#hasStanding() ? 'counted' : 'none';
  }

  get ballot(): unknown {
    const last = this.#pendingBallot;
    if (last) return last.type === 'cast-ballot' ? last.ballot : null;
    return this.countedBallot;
  }

  /** The ballot the server has committed; null is none. */
  get countedBallot(): unknown {
    return this.#answers.counted?.ballots[this.#roundId] ?? null;
  }

  get draft(): unknown {
    return this.#answers.draft(this.#roundId);
  }

  get contributions(): readonly OwnContribution[] {
    const refused = this.#answers.refused(this.#roundId);
    const list: OwnContribution[] = (this.#answers.counted?.contributions ?? [])
      .filter((own) => own.roundId === this.#roundId)
      .map(({ id, text, hidden }) => ({ id, text, hidden, state: 'counted', changeable: true }));
    for (const { id, text, edits } of refused) {
      const place = list.findIndex((own) => own.id === edits);
      if (place >= 0) list[place] = { id, text, hidden: false, state: 'refused', changeable: true };
      else list.push({ id, text, hidden: false, state: 'refused', changeable: true });
    }
    for (const { id, command, sent } of this.#pending) {
      if (command.type === 'add-contribution')
        list.push({ id, text: command.text, hidden: false, state: 'sending', changeable: !sent });
      if (command.type !== 'edit-contribution' && command.type !== 'withdraw-contribution') continue;
      const place = list.findIndex((own) => own.id === command.contributionId);
      const own = list[place];
      if (!own) continue;
      if (command.type === 'withdraw-contribution') list.splice(place, 1);
      else list[place] = { ...own, text: command.text, state: 'sending' };
    }
    return list;
  }

  get refusal(): Refusal | null {
    return this.#answers.refusal(this.#roundId);
  }

  keepDraft(draft: unknown): void {
    this.#answers.keepDraft(this.#roundId, draft);
  }

  castBallot(ballot: unknown): void {
    this.keepDraft(ballot);
    this.#answers.send({ type: 'cast-ballot', roundId: this.#roundId, ballot });
  }

  withdrawBallot(): void {
    this.keepDraft(null);
    for (const { id, command } of this.#pending)
      if (command.type === 'cast-ballot') this.#answers.outbox.drop(id);
    if (this.#pending.length > 0 || this.countedBallot !== null)
      this.#answers.send({ type: 'withdraw-ballot', roundId: this.#roundId });
  }

  addContribution(text: string): void {
    this.#answers.send({ type: 'add-contribution', roundId: this.#roundId, text });
  }

  /** Changes an own contribution, whatever became of it: not yet sent, refused, or counted. */
  editContribution(id: string, text: string): void {
    const { outbox } = this.#answers;
    const refused = this.#answers.refused(this.#roundId).find((other) => other.id === id);
    if (refused) {
      this.#answers.dismiss(id);
      if (refused.edits === null) this.addContribution(text);
      else this.#sendEdit(refused.edits, text);
      return;
    }
    const pending = this.#pending.find((entry) => entry.id === id);
    if (pending?.command.type === 'add-contribution') {
      // Once sent its own id is not known before the answer: the page offers no editing in that moment.
      outbox.revise(id, { ...pending.command, text });
      return;
    }
    this.#sendEdit(id, text);
  }

  withdrawContribution(id: string): void {
    if (this.#answers.refused(this.#roundId).some((other) => other.id === id)) this.#answers.dismiss(id);
    else if (this.#pending.some((entry) => entry.id === id)) this.#answers.outbox.drop(id);
    else this.#answers.send({ type: 'withdraw-contribution', roundId: this.#roundId, contributionId: id });
  }

  #sendEdit(contributionId: string, text: string): void {
    this.#answers.send({ type: 'edit-contribution', roundId: this.#roundId, contributionId, text });
  }

  get #pending() {
    return this.#answers.outbox.entries.filter(({ command }) => command.roundId === this.#roundId);
  }

  get #pendingBallot() {
    return this.#pending
      .map(({ command }) => command)
      .findLast((command) => command.type === 'cast-ballot' || command.type === 'withdraw-ballot');
  }

  #hasStanding(): boolean {
    return this.ballot !== null || this.contributions.some(({ state }) => state !== 'refused');
  }

  #hasUnsent(): boolean {
    return this.draft !== null && !same(this.draft, this.ballot);
  }
}
