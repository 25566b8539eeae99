import { UndoStack } from '../../../client/app/undo-stack.svelte.ts';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import { results } from '../../../client/rounds/sides.svelte.ts';
import { wallResults } from '../../../client/rounds/wall-sides.ts';
import type { ContributionDesk, Moderation, Place } from '../../../client/rounds/round-views.ts';
import { writtenIn } from '../../../client/rounds/round-scene.ts';
import type { FacilitatorCommand, ParticipantCommand } from '../../../sessions/commands.ts';
import type { Decision } from '../../../sessions/decision.ts';
import type { AgendaRound } from '../../../sessions/agenda.ts';
import { meOf } from '../../../sessions/own-view.ts';
import { viewOf } from '../../../sessions/views.ts';
import { GivenSession, participant } from '../../sessions/given.ts';
import { show } from '../in-language.ts';

/** A question round of a real session, drawn from what its audience gets, and drawn again after everything that is done. */
export class CoreQuestion {
  readonly session: GivenSession;
  readonly history = new UndoStack();
  readonly #given: Record<string, unknown> = $state({});
  #place: Place = 'console';

  constructor(agenda: AgendaRound[], open: string) {
    this.session = new GivenSession({}, agenda).join('p1', 'p2', 'p3').opened(open);
  }

  /** Draws the Result of the round in front. */
  async draw(place: Place): Promise<void> {
    this.#place = place;
    this.publish();
    const { rounds, current } = this.session.state;
    const kind = String(rounds.get(current ?? '')?.kind);
    const onWall = place === 'wall' ? await wallResults.load(kind) : undefined;
    const Result = onWall ?? (await results.load(kind));
    if (!Result) throw new Error('there is no such round');
    show(Result, this.#given as never);
  }

  /** Sends everybody what there is now. */
  publish(): void {
    const { session } = this;
    const audience =
      this.#place === 'phone' ? 'participants' : this.#place === 'console' ? 'facilitator' : 'wall';
    const store = new ViewStore();
    store.takeView(viewOf(session.state, session, audience, session.now));
    const round = store.current;
    if (!round) throw new Error('nothing is in front');
    const written = writtenIn(round);
    Object.assign(this.#given, {
      round,
      result: store.result(round.id),
      contributions: store.contributions(written),
      clusters: store.clusters(written),
      progress: store.progress(round.id),
      teams: [],
      place: this.#place,
      moderation: this.#place === 'console' ? this.#moderation(written) : undefined,
      desk: this.#place === 'phone' ? this.#desk(written) : undefined,
    });
  }

  #facilitate(command: FacilitatorCommand): void {
    this.#done(this.session.facilitate(command));
  }

  #take(command: ParticipantCommand): void {
    this.#done(this.session.submit(participant('p1'), command));
  }

  #done(decision: Decision): void {
    if (!decision.ok) throw new Error(decision.refusal);
    this.publish();
  }

  #moderation(roundId: string): Moderation {
    return {
      spotlit: this.session.state.spotlight,
      hide: (contributionId, hidden) =>
        this.#facilitate({ type: 'hide-contribution', roundId, contributionId, hidden }),
      approve: (contributionId) =>
        this.#facilitate({ type: 'approve-contribution', roundId, contributionId }),
      correct: (contributionId, text) =>
        this.#facilitate({ type: 'correct-contribution', roundId, contributionId, text }),
      markAnswered: (contributionId, answered) =>
        this.#facilitate({ type: 'mark-answered', roundId, contributionId, answered }),
      hideComment: (contributionId, commentId, hidden) =>
        this.#facilitate({ type: 'hide-comment', roundId, contributionId, commentId, hidden }),
      banWord: (word, banned) => this.#facilitate({ type: 'ban-word', roundId, word, banned }),
      arrange: (change, back) => {
        const [redo, undo] = [change, back].map(
          (step) => () => this.#facilitate({ type: 'arrange', roundId, ...step }),
        );
        redo!();
        this.history.push({ text: '', undo: undo!, redo: redo! });
      },
      history: this.history,
      spotlight: (target) => this.#facilitate({ type: 'spotlight', roundId, target }),
    };
  }

  #desk(roundId: string): ContributionDesk {
    const me = meOf(this.session.state, 'p1', this.session.voterOf);
    return {
      open: this.session.state.rounds.get(this.session.state.current ?? '')?.status === 'open',
      votes: me?.votes ?? {},
      comments: me?.comments ?? [],
      voteContribution: (contributionId, vote) =>
        this.#take({ type: 'vote-contribution', roundId, contributionId, vote }),
      addComment: (contributionId, text) =>
        this.#take({ type: 'add-comment', roundId, contributionId, text }),
      withdrawComment: (contributionId, commentId) =>
        this.#take({ type: 'withdraw-comment', roundId, contributionId, commentId }),
      arrange: (change) => this.#take({ type: 'arrange', roundId, ...change }),
    };
  }
}
