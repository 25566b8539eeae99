/**
 * A ranked ballot: option indexes, best first; options left out are tied behind all named ones (METHODS.md,
 * convention 1). What the ranking methods need of many ballots is kept here as integers, updated in O(n²) per ballot,
 * so that none of them ever walks the ballots but instant-runoff, which walks the distinct ones.
 */
export type RankedBallot = readonly number[];

export interface RankedCount {
  /** Number of options. */
  options: number;
  ballots: number;
  /** `preferred[i][j]`: ballots that rank i before j. */
  preferred: number[][];
  /** Twice the sum of positions per option, from 1; tied options share the mean of the positions they occupy. */
  doubledPositions: number[];
  /** Σ(t³ − t) over the groups of tied options of all ballots: the tie correction of Kendall's W. */
  ties: number;
  /** Distinct ballots (indexes joined by commas) and how often each was cast. */
  profiles: Map<string, number>;
}

export function emptyRankedCount(options: number): RankedCount {
  return {
    options,
    ballots: 0,
    preferred: Array.from({ length: options }, () => Array<number>(options).fill(0)),
    doubledPositions: Array<number>(options).fill(0),
    ties: 0,
    profiles: new Map(),
  };
}

/** Counts a ballot in (`weight` 1) or out (−1); any whole weight counts it that often. */
export function countRanked(count: RankedCount, ballot: RankedBallot, weight: number): void {
  const { options, preferred, doubledPositions, profiles } = count;
  const unnamed: number[] = [];
  for (let option = 0; option < options; option++) if (!ballot.includes(option)) unnamed.push(option);
  ballot.forEach((option, at) => {
    add(doubledPositions, option, 2 * (at + 1) * weight);
    const row = preferred[option];
    if (!row) return;
    for (const later of ballot.slice(at + 1)) add(row, later, weight);
    for (const later of unnamed) add(row, later, weight);
  });
  for (const option of unnamed) add(doubledPositions, option, (ballot.length + 1 + options) * weight);
  count.ties += (unnamed.length ** 3 - unnamed.length) * weight;
  count.ballots += weight;
  const key = ballot.join(',');
  const times = (profiles.get(key) ?? 0) + weight;
  if (times === 0) profiles.delete(key);
  else profiles.set(key, times);
}

/** How many ballots rank the first option before the second. */
export function prefers(count: Pick<RankedCount, 'preferred'>, first: number, second: number): number {
  return count.preferred[first]?.[second] ?? 0;
}

function add(list: number[], at: number, amount: number): void {
  list[at] = (list[at] ?? 0) + amount;
}

/** The indexes of the greatest values: winners are sets (METHODS.md, convention 8). */
export function greatest(values: readonly number[]): number[] {
  const most = Math.max(...values);
  return values.flatMap((value, at) => (value === most ? [at] : []));
}
