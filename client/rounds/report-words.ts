import type { BallotOf, ResultOf, RoundKindName } from '../../sessions/rounds/registry.ts';
import { isRoundKind } from '../../sessions/rounds/registry.ts';
import type { Item } from '../../sessions/rounds/items.ts';
import type { Language } from '../../sessions/state.ts';
import { choiceWords } from './choice/report-words.ts';
import { ratingWords } from './rating/report-words.ts';

/** What a report says of a voting round in a line: of one item, and of one ballot. */
export interface ReportWords<N extends RoundKindName = RoundKindName> {
  /** What an item came to, and a number to order by, highest first; null when it is not in the result. */
  item(result: ResultOf<N>, itemId: string, language: Language): { words: string; value: number } | null;
  /** One ballot in words. */
  ballot(ballot: BallotOf<N>, items: readonly Item[], language: Language): string;
}

/** The words of every kind; null for kinds without ballots. */
const words: { [N in RoundKindName]: ReportWords<N> | null } = {
  information: null,
  ideas: null,
  choice: choiceWords,
  rating: ratingWords,
};

interface AnyReportWords {
  item(result: unknown, itemId: string, language: Language): { words: string; value: number } | null;
  ballot(ballot: unknown, items: readonly Item[], language: Language): string;
}

/** The words of a kind, its types erased; null when it has none, or this page is older than the kind. */
export function reportWordsOf(kind: string): AnyReportWords | null {
  return isRoundKind(kind) ? words[kind] : null;
}
