import type { Item } from '../../../sessions/rounds/items.ts';
import type { Language } from '../../../sessions/state.ts';
import { pairwiseBallotTexts } from './ballot-texts.ts';
import type { Judgment } from './pairwise-draft.ts';

/** One judgment in words: "A over B", "A 3 × B", "A = B". */
export function judgmentWords(
  { first, second, lean }: Judgment,
  items: readonly Item[],
  method: 'bradley-terry' | 'ahp',
  language: Language,
): string {
  const texts = pairwiseBallotTexts[language];
  const nameOf = (id: string) => items.find((item) => item.id === id)?.text ?? id;
  const [more, less] = lean >= 0 ? [nameOf(first), nameOf(second)] : [nameOf(second), nameOf(first)];
  if (lean === 0) return texts.same(more, less);
  return method === 'ahp' ? texts.timesOver(more, less, 1 + Math.abs(lean)) : texts.over(more, less);
}
