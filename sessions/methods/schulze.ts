import { prefers, type RankedCount } from './ranked.ts';

export interface SchulzeResult {
  /** Options no other option beats by strongest paths: the winners, more than one on a tie. */
  winners: number[];
  /** How many others each option beats by strongest paths. */
  beaten: number[];
  /** How many others beat it: none for winners, and always more than for any option that beats it, so that this gives the full order. */
  beatenBy: number[];
  strength: 'winning-votes' | 'margins';
}

/**
 * Schulze's method (Schulze 2011, "A new monotonic, clone-independent … single-winner election method"): the strength of a
 * defeat is its winning votes, or its margin; a path is as strong as its weakest defeat; an option wins when its strongest
 * path to every other is at least as strong as the one back. O(n³).
 */
export function schulze(
  count: Pick<RankedCount, 'options' | 'preferred'>,
  strength: SchulzeResult['strength'] = 'winning-votes',
): SchulzeResult {
  const all = Array.from({ length: count.options }, (_, at) => at);
  const path = all.map((from) =>
    all.map((to) => {
      const [win, lose] = [prefers(count, from, to), prefers(count, to, from)];
      if (win <= lose) return 0;
      return strength === 'margins' ? win - lose : win;
    }),
  );
  const of = (from: number, to: number) => path[from]?.[to] ?? 0;
  for (const via of all) {
    const onwards = path[via] ?? [];
    for (const row of path) {
      const reached = row === onwards ? 0 : (row[via] ?? 0);
      if (reached === 0) continue;
      for (const to of all) {
        const through = Math.min(reached, onwards[to] ?? 0);
        if (through > (row[to] ?? 0)) row[to] = through;
      }
    }
  }
  return {
    winners: all.filter((option) => all.every((other) => of(option, other) >= of(other, option))),
    beaten: all.map((option) => all.filter((other) => of(option, other) > of(other, option)).length),
    beatenBy: all.map((option) => all.filter((other) => of(option, other) < of(other, option)).length),
    strength,
  };
}
