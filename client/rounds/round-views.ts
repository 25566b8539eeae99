import type { ArrangeCommand } from '../../sessions/commands.ts';
import type { ContributionPart, ProgressPart, RoundPart } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { AgendaRound } from '../../sessions/agenda.ts';
import type { BallotOf, ConfigOf, ResultOf, RoundKindName } from '../../sessions/rounds/registry.ts';
import type { Cluster, Language, Team } from '../../sessions/state.ts';

/**
 * The client's side of a round kind: a folder `client/rounds/<kind>/` with Editor.svelte, Ballot.svelte, Result.svelte,
 * its own texts and, for kinds with ballots, `report-words.ts`; and its card, one line in `registry.ts`, typed by the kinds
 * of the core. Sides are found by the names of their files and loaded one by one, so that a phone never loads an editor.
 *
 * Texts of a kind live in its folder, one catalogue per side (`editor-texts.ts`, `ballot-texts.ts`,
 * `result-texts.ts`), for the same reason. Components read the language from `getLanguageChoice()`.
 */

/** Where a Result is drawn: it chooses its size and how much it tells by this. */
export type Place = 'phone' | 'console' | 'wall';

/** What participants and the wall know of a configuration; the console gets the whole of it. */
export type PublicConfigOf<N extends RoundKindName> = Omit<ConfigOf<N>, 'source' | 'reveal'>;

/** A round as the wire brings it, its configuration typed by kind. */
export interface RoundOf<N extends RoundKindName> extends RoundPart {
  config: PublicConfigOf<N>;
}

/**
 * Draws what a round shows a group or its facilitator. On the wall also before results are shown: then `result` is null,
 * `contributions` is empty, and it draws the question. For rounds that collect contributions `result` is always null
 * and `contributions` is what there is; for the others it is the other way round. For `information` both are empty: the Result is the content itself.
 * A kind that is another thing on the wall has a WallResult for that place, so that phones do not load it.
 */
export interface ResultProps<N extends RoundKindName = RoundKindName> {
  round: RoundOf<N>;
  result: ResultOf<N> | null;
  /** Of this round, or of the one it puts on stage, in order of arrival; without hidden and held ones, except on the console. */
  contributions: readonly ContributionPart[];
  /** The clusters of those, in the order they were made. */
  clusters: readonly Cluster[];
  progress: ProgressPart | null;
  /** To colour contributions by team; empty without teams. */
  teams: readonly Team[];
  place: Place;
  /** Console only: everything a facilitator or a moderator does with contributions. */
  moderation?: Moderation | undefined;
  /** Phone only: to vote and comment on others' contributions, and to arrange them. */
  desk?: ContributionDesk | undefined;
}

/** What facilitators and moderators do with what participants wrote. Each call is one step that can be undone. */
export interface Moderation {
  hide(contributionId: string, hidden: boolean): void;
  approve(contributionId: string): void;
  /** A wording of the facilitator's; null gives the author's back. */
  correct(contributionId: string, text: string | null): void;
  markAnswered(contributionId: string, answered: boolean): void;
  hideComment(contributionId: string, commentId: string, hidden: boolean): void;
  banWord(word: string, banned: boolean): void;
  /** @param back what takes it back, as things stand on the page */
  arrange(change: Arrangement, back: Arrangement): void;
  /** Everything this facilitator did here, in one row. */
  readonly history: StepHistory;
  /** What the wall shows large now, a contribution or an item; null is nothing. */
  readonly spotlit: string | null;
  /** Absent for moderators. */
  spotlight?: ((target: string | null) => void) | undefined;
}

/** Steps that can be taken back and done again, newest first. Reactive. */
export interface StepHistory {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What would be taken back, in a sentence. */
  readonly latest: { text: string } | null;
  /** False when there is nothing. */
  undo(): boolean;
  redo(): boolean;
}

/** Clusters made or renamed, dissolved, and contributions moved, in one step. Ids of new clusters are the page's own. */
export type Arrangement = Omit<ArrangeCommand, 'type' | 'roundId'>;

/** What a participant does with contributions that are not the own. Every property is reactive. */
export interface ContributionDesk {
  /** It is taken now. */
  readonly open: boolean;
  /** Own votes by contribution. */
  readonly votes: Readonly<Record<string, 1 | -1>>;
  /** Ids of own comments. */
  readonly comments: readonly string[];
  /** The own ballot in this round, in kinds that have them: what a Result compares to. */
  readonly ballot?: unknown;
  /** 0 takes it back. */
  voteContribution(id: string, vote: 1 | 0 | -1): void;
  addComment(contributionId: string, text: string): void;
  withdrawComment(contributionId: string, commentId: string): void;
  arrange(change: Arrangement): void;
}

/**
 * What a participant does in a round. Also used, with a desk that sends nothing, to preview a round. On the phone the
 * page draws the round's title above it and, once shown, the Result beneath it (there without the participant's own
 * contributions, which stand in the Ballot).
 */
export interface BallotProps<N extends RoundKindName = RoundKindName> {
  round: RoundOf<N>;
  desk: AnswerDesk<N>;
}

/**
 * Sets up a round. `config` is always a valid configuration of the kind: an editor changes it in place or
 * replaces it, the owner of the editor decides when to save.
 */
export interface EditorProps<N extends RoundKindName = RoundKindName> {
  /** Bindable. */
  config: ConfigOf<N>;
  /** Earlier rounds of the agenda, from which voting rounds may take their items. */
  agenda: readonly AgendaRound[];
  language: Language;
  /** Ids for new items. */
  newId: () => string;
  /** Uploads a picture and answers its id; absent where pictures cannot be uploaded. */
  upload?: ((file: File) => Promise<string>) | undefined;
  /** Items are frozen once a round was opened: what must not change any more is then read-only. */
  locked?: boolean | undefined;
}

/**
 * Where the answer of a participant in a round stands; always shown in words.
 * none: nothing entered · draft: entered, not sent · sending: on its way, or waiting for the network ·
 * counted: the server has committed it · changed: counted, and since then edited but not sent again ·
 * closed: the round takes no answers any more.
 */
export type AnswerState = 'none' | 'draft' | 'sending' | 'counted' | 'changed' | 'closed';

/** One contribution of the participant's own, sent or not. */
export interface OwnContribution {
  /** The server's id once counted, before that the id of the command that brings it. */
  id: string;
  text: string;
  /** `refused` ones are kept, so that nothing typed is lost; withdrawing one drops it. */
  state: 'sending' | 'counted' | 'refused';
  /** The facilitator has hidden it from the group. */
  hidden: boolean;
  /** It waits for the facilitator's approval; the group does not see it yet. */
  held: boolean;
  categoryId: string | null;
  /** False for the moment between sending and the answer, in which it has no id yet to change it by. */
  changeable: boolean;
}

/** The desk at which one participant answers one round. Every property is reactive. */
export interface AnswerDesk<N extends RoundKindName = RoundKindName> extends ContributionDesk {
  /** Answers are taken now: the round is open, the session runs, the participant is admitted. */
  readonly open: boolean;
  readonly state: AnswerState;
  /** The ballot that stands, or is on its way; null is none. */
  readonly ballot: BallotOf<N> | null;
  /** What was entered and not sent, as it was kept with `keepDraft`; null is nothing. Survives a reload. */
  readonly draft: unknown;
  readonly contributions: readonly OwnContribution[];
  /** Why the last thing done here was refused; null after the next success. */
  readonly refusal: Refusal | null;
  /** Always the same for this voter in this round, and another for others: what items are put in a random order by. */
  readonly seed?: string;
  keepDraft(draft: unknown): void;
  castBallot(ballot: BallotOf<N>): void;
  withdrawBallot(): void;
  /** @param categoryId one of the round's categories, where it has any */
  addContribution(text: string, categoryId?: string | null): void;
  /** @param categoryId left out, it stays as it is */
  editContribution(id: string, text: string, categoryId?: string | null): void;
  withdrawContribution(id: string): void;
}

/** The props of a side whose kind is only known as text, as on the wire. */
export interface AnyResultProps extends Omit<ResultProps, 'round' | 'result'> {
  round: RoundPart;
  result: unknown;
}
export interface AnyBallotProps extends Omit<BallotProps, 'round' | 'desk'> {
  round: RoundPart;
  desk: AnyAnswerDesk;
}
export interface AnyAnswerDesk extends Omit<AnswerDesk, 'ballot' | 'castBallot'> {
  readonly ballot: unknown;
  castBallot(ballot: unknown): void;
}
export interface AnyEditorProps extends Omit<EditorProps, 'config'> {
  config: unknown;
}
