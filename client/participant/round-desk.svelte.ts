import type { ParticipantCommand } from '../../sessions/commands.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import { writtenIn } from '../rounds/round-scene.ts';
import { whatApplies } from '../rounds/what-applies.ts';
import type { AnswerState, AnyAnswerDesk, Arrangement, OwnContribution } from '../rounds/round-views.ts';
import type { Answers } from './answers.svelte.ts';
import { same } from './same.ts';

const ANSWERS: ReadonlySet<ParticipantCommand['type']> = new Set([
  'add-contribution',
  'edit-contribution',
  'withdraw-contribution',
  'cast-ballot',
  'withdraw-ballot',
]);

function fresh(id: string, text: string, categoryId: string | null) {
  return { id, text, categoryId, hidden: false, held: false };
}

/** The desk at which a participant answers one round, over the answers of the whole session. */
export class RoundDesk implements AnyAnswerDesk {
  readonly #answers: Answers;
  readonly #roundId: string;

  constructor(answers: Answers, roundId: string) {
    this.#answers = answers;
    this.#roundId = roundId;
  }

  /** Answers are taken, and this participant is who writes. */
  get open(): boolean {
    const { pen } = this;
    return this.takesAnswers && (pen === null || pen === 'mine' || pen === 'free');
  }

  /** The round is open, the session runs, the participant is in. */
  get takesAnswers(): boolean {
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
    return this.ballotIn(this.#roundId);
  }

  /** The own ballot in any round, as far as the server has committed it. */
  ballotIn(roundId: string): unknown {
    return this.#answers.counted?.ballots[roundId] ?? null;
  }

  get draft(): unknown {
    return this.pen === 'elsewhere'
      ? (this.#answers.counted?.team?.draft ?? null)
      : this.#answers.draft(this.#roundId);
  }

  /** Where teams vote: who holds the pen of the own team; null where people vote. */
  get pen(): 'mine' | 'elsewhere' | 'free' | 'no-team' | null {
    const { store, counted } = this.#answers;
    const applies = whatApplies(store.round(this.#roundId)?.config);
    if (applies?.to !== 'votes' || !applies.byTeam) return null;
    if (store.me?.teamId == null) return 'no-team';
    const holder = counted?.team?.holder ?? null;
    if (holder === null) return 'free';
    return holder.id === store.me.participantId ? 'mine' : 'elsewhere';
  }

  /** The name of who holds the pen; null when none was given. */
  get penHolder(): string | null {
    return this.#answers.counted?.team?.holder?.name ?? null;
  }

  get teamHasVoted(): boolean {
    return this.countedBallot !== null;
  }

  get takingPen(): boolean {
    return this.#entriesOf(this.#roundId).some(({ command }) => command.type === 'take-pen');
  }

  /** From here on this participant writes for the team, and goes on from what is there. */
  takePen(): void {
    this.#answers.keepDraft(this.#roundId, this.#answers.counted?.team?.draft ?? null);
    this.#answers.send({ type: 'take-pen', roundId: this.#roundId });
  }

  /** Said to be done, as far as this page knows. */
  get ready(): boolean {
    const last = this.#entriesOf(this.#roundId).findLast(({ command }) => command.type === 'say-ready');
    if (last?.command.type === 'say-ready') return last.command.ready;
    return this.#answers.counted?.ready ?? false;
  }

  sayReady(ready: boolean): void {
    this.#answers.send({ type: 'say-ready', roundId: this.#roundId, ready });
  }

  get contributions(): readonly OwnContribution[] {
    const refused = this.#answers.refused(this.#roundId);
    const list: OwnContribution[] = (this.#answers.counted?.contributions ?? [])
      .filter((own) => own.roundId === this.#roundId)
      .map(({ roundId: _, ...own }) => ({ ...own, state: 'counted', changeable: true }));
    for (const { id, text, edits } of refused) {
      const place = list.findIndex((own) => own.id === edits);
      const kept: OwnContribution = { ...fresh(id, text, null), state: 'refused', changeable: true };
      if (place >= 0) list[place] = kept;
      else list.push(kept);
    }
    for (const { id, command, sent } of this.#pending) {
      if (command.type === 'add-contribution')
        list.push({
          ...fresh(id, command.text, command.categoryId ?? null),
          state: 'sending',
          changeable: !sent,
        });
      if (command.type !== 'edit-contribution' && command.type !== 'withdraw-contribution') continue;
      const place = list.findIndex((own) => own.id === command.contributionId);
      const own = list[place];
      if (!own) continue;
      if (command.type === 'withdraw-contribution') list.splice(place, 1);
      else {
        const { text, categoryId = own.categoryId } = command;
        list[place] = { ...own, text, categoryId, state: 'sending' };
      }
    }
    return list;
  }

  get refusal(): Refusal | null {
    return this.#answers.refusal(this.#roundId);
  }

  /** A team that votes together has one order in front of it. */
  get seed(): string {
    const { me } = this.#answers.store;
    const voter = this.pen === null ? me?.participantId : me?.teamId;
    return `${voter ?? ''}/${this.#roundId}`;
  }

  keepDraft(draft: unknown): void {
    const { pen } = this;
    if (pen === 'elsewhere' || pen === 'no-team') return;
    this.#answers.keepDraft(this.#roundId, draft);
    if (pen !== null) this.#answers.sharedDrafts.share(this.#roundId, draft);
  }

  castBallot(ballot: unknown): void {
    const { pen } = this;
    this.keepDraft(ballot);
    if (pen !== null) {
      // The team sees what was voted before it sees that it was.
      this.#answers.sharedDrafts.drop(this.#roundId);
      this.#answers.send({ type: 'share-draft', roundId: this.#roundId, draft: ballot });
    }
    this.#answers.send({ type: 'cast-ballot', roundId: this.#roundId, ballot });
  }

  withdrawBallot(): void {
    this.keepDraft(null);
    for (const { id, command } of this.#pending)
      if (command.type === 'cast-ballot') this.#answers.outbox.drop(id);
    if (this.#pending.length > 0 || this.countedBallot !== null)
      this.#answers.send({ type: 'withdraw-ballot', roundId: this.#roundId });
  }

  addContribution(text: string, categoryId: string | null = null): void {
    this.#answers.send({ type: 'add-contribution', roundId: this.#roundId, text, categoryId });
  }

  /** Changes an own contribution, whatever became of it: not yet sent, refused, or counted. */
  editContribution(id: string, text: string, categoryId?: string | null): void {
    const { outbox } = this.#answers;
    const refused = this.#answers.refused(this.#roundId).find((other) => other.id === id);
    if (refused) {
      this.#answers.dismiss(id);
      if (refused.edits === null) this.addContribution(text, categoryId ?? refused.categoryId);
      else this.#sendEdit(refused.edits, text, categoryId);
      return;
    }
    const pending = this.#pending.find((entry) => entry.id === id);
    if (pending?.command.type === 'add-contribution') {
      // Once sent its own id is not known before the answer: the page offers no editing in that moment.
      outbox.revise(id, { ...pending.command, text, ...(categoryId === undefined ? {} : { categoryId }) });
      return;
    }
    this.#sendEdit(id, text, categoryId);
  }

  withdrawContribution(id: string): void {
    if (this.#answers.refused(this.#roundId).some((other) => other.id === id)) this.#answers.dismiss(id);
    else if (this.#pending.some((entry) => entry.id === id)) this.#answers.outbox.drop(id);
    else this.#answers.send({ type: 'withdraw-contribution', roundId: this.#roundId, contributionId: id });
  }

  /** Own votes on contributions: those on their way over those that count. */
  get votes(): Readonly<Record<string, 1 | -1>> {
    const votes = { ...this.#answers.counted?.votes };
    for (const { command } of this.#entriesOf(this.writtenId)) {
      if (command.type !== 'vote-contribution') continue;
      if (command.vote === 0) delete votes[command.contributionId];
      else votes[command.contributionId] = command.vote;
    }
    return votes;
  }

  get comments(): readonly string[] {
    return this.#answers.counted?.comments ?? [];
  }

  voteContribution(contributionId: string, vote: 1 | 0 | -1): void {
    this.#answers.send({ type: 'vote-contribution', roundId: this.writtenId, contributionId, vote });
  }

  addComment(contributionId: string, text: string): void {
    this.#answers.send({ type: 'add-comment', roundId: this.writtenId, contributionId, text });
  }

  withdrawComment(contributionId: string, commentId: string): void {
    this.#answers.send({ type: 'withdraw-comment', roundId: this.writtenId, contributionId, commentId });
  }

  arrange(change: Arrangement): void {
    this.#answers.send({ type: 'arrange', roundId: this.writtenId, ...change });
  }

  /** The round whose contributions stand in front. */
  get writtenId(): string {
    const round = this.#answers.store.round(this.#roundId);
    return round ? writtenIn(round) : this.#roundId;
  }

  #sendEdit(contributionId: string, text: string, categoryId?: string | null): void {
    this.#answers.send({
      type: 'edit-contribution',
      roundId: this.#roundId,
      contributionId,
      text,
      ...(categoryId === undefined ? {} : { categoryId }),
    });
  }

  /** What is on its way of the own answer: votes and words about others' contributions are apart. */
  get #pending() {
    return this.#entriesOf(this.#roundId).filter(({ command }) => ANSWERS.has(command.type));
  }

  #entriesOf(roundId: string) {
    return this.#answers.outbox.entries.filter(({ command }) => command.roundId === roundId);
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
