import type { BallotOf, ConfigOf, ResultOf, RoundKindName } from '../../sessions/rounds/registry.ts';
import type { Item } from '../../sessions/rounds/items.ts';
import type { Language } from '../../sessions/state.ts';

/** The group's figure on an item, as `positions` of the core has it: what teams are compared by. */
export interface CentreWords<R> {
  /** Null where nobody answered, or the item is not in the result. */
  of(result: R, itemId: string): number | null;
  /** What the figure is, as the head of a column. */
  name(result: R, language: Language): string;
  written(value: number, result: R, language: Language): string;
  /** What comes first; absent where items have no order. */
  first?(result: R): 'highest' | 'lowest';
}

/** What a report says of a voting round in a line: of one item, and of one ballot. */
export interface ReportWords<N extends RoundKindName = RoundKindName> {
  /** What an item came to, and a number to order by, highest first; null when it is not in the result. */
  item(result: ResultOf<N>, itemId: string, language: Language): { words: string; value: number } | null;
  /** Absent where teams cannot be compared by a figure. */
  centre?: CentreWords<ResultOf<N>>;
  /** One ballot in words. */
  ballot(ballot: BallotOf<N>, items: readonly Item[], language: Language, config: ConfigOf<N>): string;
}

/** The words of a kind that is only known as text. */
export interface AnyReportWords {
  item(result: unknown, itemId: string, language: Language): { words: string; value: number } | null;
  centre?: CentreWords<unknown>;
  ballot(ballot: unknown, items: readonly Item[], language: Language, config: unknown): string;
}
