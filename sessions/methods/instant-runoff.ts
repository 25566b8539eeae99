import type { RankedBallot, RankedCount } from './ranked.ts';

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

/** Equal ballots, and how far down their order they have come. */
interface Pile {
  order: RankedBallot;
  times: number;
  at: number;
}

/**
 * Instant-runoff: while no option has more than half of the continuing ballots, the one with the fewest is eliminated and its
 * ballots go to their next choice. Of several with the fewest, never all together: first the one with the fewest
 * first-round votes, then the last in agenda order (METHODS.md, convention 3). Only the ballots of who was eliminated are
 * looked at again, so that the cost is that of reading each distinct ballot once.
 */
export function instantRunoff({
  options,
  profiles,
}: Pick<RankedCount, 'options' | 'profiles'>): RunoffResult {
  const all = Array.from({ length: options }, (_, at) => at);
  const continuing = new Set(all);
  const held: Pile[][] = all.map(() => []);
  const votes: (number | null)[] = all.map(() => 0);
  const of = (option: number) => votes[option] ?? 0;
  let exhausted = 0;
  let cast = 0;
  const hand = (pile: Pile) => {
    while (pile.at < pile.order.length && !continuing.has(pile.order[pile.at] ?? -1)) pile.at += 1;
    const choice = pile.order[pile.at];
    if (choice === undefined) exhausted += pile.times;
    else {
      votes[choice] = of(choice) + pile.times;
      held[choice]?.push(pile);
      cast += pile.times;
    }
  };
  for (const { order, times } of profiles.values()) hand({ order, times, at: 0 });
  const first = [...votes];
  const rounds: RunoffRound[] = [];
  for (;;) {
    const round: RunoffRound = { votes: [...votes], exhausted, eliminated: null };
    rounds.push(round);
    if (cast === 0) return { rounds, winners: [] };
    const standing = [...continuing];
    const most = Math.max(...standing.map(of));
    if (2 * most > cast || standing.every((option) => of(option) === most))
      return { rounds, winners: standing.filter((option) => of(option) === most) };
    const out = standing.reduce((worst, option) => {
      const difference = of(option) - of(worst) || (first[option] ?? 0) - (first[worst] ?? 0);
      return difference < 0 || (difference === 0 && option > worst) ? option : worst;
    });
    round.eliminated = out;
    continuing.delete(out);
    cast -= of(out);
    votes[out] = null;
    for (const pile of held[out] ?? []) hand(pile);
  }
}
