import type { BallotOf, ConfigOf, ResultOf, RoundKindName } from '../../sessions/rounds/registry.ts';
import type { Item } from '../../sessions/rounds/items.ts';
import type { Language } from '../../sessions/state.ts';

/** What a report says of a voting round in a line: of one item, and of one ballot. */
export interface ReportWords<N extends RoundKindName = RoundKindName> {
  /** What an item came to, and a number to order by, highest first; null when it is not in the result. */
  item(result: ResultOf<N>, itemId: string, language: Language): { words: string; value: number } | null;
  /** One ballot in words. */
  ballot(ballot: BallotOf<N>, items: readonly Item[], language: Language, config: ConfigOf<N>): string;
}

/** The words of a kind that is only known as text. */
export interface AnyReportWords {
  item(result: unknown, itemId: string, language: Language): { words: string; value: number } | null;
  ballot(ballot: unknown, items: readonly Item[], language: Language, config: unknown): string;
}
