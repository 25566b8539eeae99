import type { Component } from 'svelte';
import type { ContributionPart, ProgressPart, RoundPart } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { AgendaRound } from '../../sessions/agenda.ts';
import type { BallotOf, ConfigOf, ResultOf, RoundKindName } from '../../sessions/rounds/registry.ts';
import type { Language, Team } from '../../sessions/state.ts';

/**
 * The client's side of a round kind: a folder `client/rounds/<kind>/` with Editor.svelte, Ballot.svelte,
 * Result.svelte and its own texts, and one line in each of `editors.ts`, `ballots.ts`, `results.ts`. The three
 * registries are apart so that a phone never loads an editor; each is typed by the kinds of the core, so that a
 * forgotten side is a type error.
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
 */
export interface ResultProps<N extends RoundKindName = RoundKindName> {
  round: RoundOf<N>;
  result: ResultOf<N> | null;
  /** In order of arrival; without hidden ones, except on the console. */
  contributions: readonly ContributionPart[];
  progress: ProgressPart | null;
  /** To colour contributions by team; empty without teams. */
  teams: readonly Team[];
  place: Place;
  /** Console only: hide a contribution from the group, or show it again. */
  onhide?: ((contributionId: string, hidden: boolean) => void) | undefined;
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
  /** False for the moment between sending and the answer, in which it has no id yet to change it by. */
  changeable: boolean;
}

/** The desk at which one participant answers one round. Every property is reactive. */
export interface AnswerDesk<N extends RoundKindName = RoundKindName> {
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
  keepDraft(draft: unknown): void;
  castBallot(ballot: BallotOf<N>): void;
  withdrawBallot(): void;
  addContribution(text: string): void;
  editContribution(id: string, text: string): void;
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

export type ResultRegistry = { [N in RoundKindName]: Component<ResultProps<N>> };
export type BallotRegistry = { [N in RoundKindName]: Component<BallotProps<N>> };
export type EditorRegistry = { [N in RoundKindName]: Component<EditorProps<N>, object, 'config'> };
