import type { Component } from 'svelte';
import type { ConfigOf, RoundKindName } from '../../sessions/rounds/registry.ts';
import type { KindCard } from './kind-cards.ts';
import type { AnyReportWords, ReportWords } from './report-words.ts';
import type {
  AnyBallotProps,
  AnyEditorProps,
  AnyResultProps,
  BallotProps,
  EditorProps,
  ResultProps,
} from './round-views.ts';

/**
 * The client's side of one round kind, as the `folder.ts` of its folder hands it to the registry. The card is here at
 * once; all else is loaded when it is wanted, so that a phone fetches the Ballot it needs and never an editor.
 */
export interface KindFolder<N extends RoundKindName> {
  card: KindCard;
  editor: () => Promise<{ default: Component<EditorProps<N>, object, 'config'> }>;
  ballot: () => Promise<{ default: Component<BallotProps<N>> }>;
  result: () => Promise<{ default: Component<ResultProps<N>> }>;
  /** What a report says of its ballots; null for kinds without ballots. */
  words: (() => Promise<ReportWords<N>>) | null;
  /** The earlier round whose contributions stand in front with this one, as its core file has it; absent for most. */
  stages?: (config: Pick<ConfigOf<N>, keyof ConfigOf<N>>) => string | null;
}

/** A folder whose kind is only known as text, as on the wire. */
export interface AnyKindFolder {
  card: KindCard;
  editor: () => Promise<{ default: Component<AnyEditorProps, object, 'config'> }>;
  ballot: () => Promise<{ default: Component<AnyBallotProps> }>;
  result: () => Promise<{ default: Component<AnyResultProps> }>;
  words: (() => Promise<AnyReportWords>) | null;
  stages?: (config: unknown) => string | null;
}
