import type { RankedCount } from './ranked.ts';

export interface RunoffRound {
  /** Continuing ballots per option; null for options already out. */
  votes: (number | null)[];
  /** Ballots that name no continuing option any more; they have left the denominator. */
  exhausted: number;
  eliminated: number | null;
}

export interface RunoffResult {
  rounds: RunoffRound[];
  /** One option, or several when the last ones are tied; empty without ballots. */
  winners: number[];
}

/**
 * Instant-runoff: while no option has more than half of the continuing ballots, the one with the fewest is eliminated and its
 * ballots go to their next choice. Of several with the fewest, never all together: first the one with the fewest
 * first-round votes, then the last in agenda order (METHODS.md, convention 3).
 */
export function instantRunoff({
  options,
  profiles,
}: Pick<RankedCount, 'options' | 'profiles'>): RunoffResult {
  const ballots = [...profiles].map(([key, times]) => ({
    order: key === '' ? [] : key.split(',').map(Number),
    times,
  }));
  const continuing = new Set(Array.from({ length: options }, (_, at) => at));
  const rounds: RunoffRound[] = [];
  for (;;) {
    const votes = Array.from({ length: options }, (_, at): number | null => (continuing.has(at) ? 0 : null));
    let exhausted = 0;
    let cast = 0;
    for (const { order, times } of ballots) {
      const choice = order.find((option) => continuing.has(option));
      if (choice === undefined) exhausted += times;
      else {
        votes[choice] = (votes[choice] ?? 0) + times;
        cast += times;
      }
    }
    const round: RunoffRound = { votes, exhausted, eliminated: null };
    rounds.push(round);
    const standing = [...continuing];
    const of = (option: number) => votes[option] ?? 0;
    const most = Math.max(...standing.map(of));
    if (cast === 0) return { rounds, winners: [] };
    if (2 * most > cast || standing.every((option) => of(option) === most)) {
      return { rounds, winners: standing.filter((option) => of(option) === most) };
    }
    const first = rounds[0]?.votes ?? [];
    round.eliminated = standing.reduce((worst, option) => {
      const difference = of(option) - of(worst) || (first[option] ?? 0) - (first[worst] ?? 0);
      return difference < 0 || (difference === 0 && option > worst) ? option : worst;
    });
    continuing.delete(round.eliminated);
  }
}
