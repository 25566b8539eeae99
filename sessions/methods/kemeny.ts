import { prefers, type RankedCount } from './ranked.ts';

export const KEMENY_OPTIONS = 8;

/**
 * The order with the greatest Kemeny score, the number of pairwise preferences it agrees with (Kemeny 1959), exact by
 * dynamic programming over subsets, O(2ⁿ·n²). Of several best orders the first in agenda order is given and `unique` is
 * false. Null above 8 options.
 */
export function kemeny(
  count: Pick<RankedCount, 'options' | 'preferred'>,
): { score: number; order: number[]; unique: boolean } | null {
  const n = count.options;
  if (n > KEMENY_OPTIONS || n === 0) return null;
  // best[set]: the best score of ordering the options of `set` behind all others, with the option that leads it.
  const best: { score: number; first: number; ways: number }[] = [{ score: 0, first: -1, ways: 1 }];
  for (let set = 1; set < 2 ** n; set++) {
    let winner = { score: -1, first: -1, ways: 0 };
    for (let option = 0; option < n; option++) {
      if (!(set & (1 << option))) continue;
      const rest = set & ~(1 << option);
      const behind = best[rest];
      let score = behind?.score ?? 0;
      for (let other = 0; other < n; other++) if (rest & (1 << other)) score += prefers(count, option, other);
      if (score > winner.score) winner = { score, first: option, ways: behind?.ways ?? 0 };
      else if (score === winner.score) winner = { ...winner, ways: winner.ways + (behind?.ways ?? 0) };
    }
    best[set] = winner;
  }
  const order: number[] = [];
  for (let set = 2 ** n - 1; set > 0; set &= ~(1 << (order.at(-1) ?? 0))) order.push(best[set]?.first ?? 0);
  return { score: best.at(-1)?.score ?? 0, order, unique: best.at(-1)?.ways === 1 };
}
