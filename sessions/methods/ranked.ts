/**
 * A ranked ballot: option indexes, best first. What the ranking methods need of many ballots is kept here as integers,
 * updated in O(n²) per ballot, so that none of them ever walks the ballots but instant-runoff, which walks the distinct ones.
 */
export type RankedBallot = readonly number[];

/**
 * What a ballot says of options it leaves out: they are tied behind all named ones (METHODS.md, convention 1, the default), or
 * it does not compare them with anything.
 */
export type Unranked = 'tied-last' | 'not-compared';

export interface RankedCount {
  /** Number of options. */
  options: number;
  unranked: Unranked;
  ballots: number;
  /** `preferred[i][j]`: ballots that rank i before j. */
  preferred: number[][];
  /** Twice the sum of positions per option, from 1; tied options share the mean of the positions they occupy. */
  doubledPositions: number[];
  /** `places[i][p]`: ballots that put option i at position p / 2. An option that a ballot does not compare has none there. */
  places: number[][];
  /** Ballots that say nothing of some option, where what is left out is not compared. */
  incomplete: number;
  /** Σ(t³ − t) over the groups of tied options of all ballots: the tie correction of Kendall's W. */
  ties: number;
  /** Distinct ballots, by their indexes joined by commas, and how often each was cast. */
  profiles: Map<string, Profile>;
}

export interface Profile {
  order: RankedBallot;
  times: number;
}

export function emptyRankedCount(options: number, unranked: Unranked = 'tied-last'): RankedCount {
  const zeros = (length: number) => Array<number>(length).fill(0);
  return {
    options,
    unranked,
    ballots: 0,
    preferred: Array.from({ length: options }, () => zeros(options)),
    doubledPositions: zeros(options),
    places: Array.from({ length: options }, () => zeros(2 * options + 1)),
    incomplete: 0,
    ties: 0,
    profiles: new Map(),
  };
}

/** Counts a ballot in (`weight` 1) or out (−1); any whole weight counts it that often. */
export function countRanked(count: RankedCount, ballot: RankedBallot, weight: number): void {
  const { options } = count;
  const named = new Set(ballot);
  const unnamed: number[] = [];
  for (let option = 0; option < options; option++) if (!named.has(option)) unnamed.push(option);
  const tied = count.unranked === 'tied-last' ? unnamed : [];
  ballot.forEach((option, at) => {
    place(count, option, 2 * (at + 1), weight);
    const row = count.preferred[option];
    if (!row) return;
    for (let later = at + 1; later < ballot.length; later++) add(row, ballot[later] ?? 0, weight);
    for (const later of tied) add(row, later, weight);
  });
  for (const option of tied) place(count, option, ballot.length + 1 + options, weight);
  if (unnamed.length > tied.length) count.incomplete += weight;
  count.ties += (tied.length ** 3 - tied.length) * weight;
  count.ballots += weight;
  countProfile(count.profiles, ballot, weight);
}

function place({ doubledPositions, places }: RankedCount, option: number, doubled: number, weight: number) {
  add(doubledPositions, option, doubled * weight);
  const row = places[option];
  if (row) add(row, doubled, weight);
}

function countProfile(profiles: Map<string, Profile>, order: RankedBallot, weight: number): void {
  const key = order.join(',');
  const times = (profiles.get(key)?.times ?? 0) + weight;
  if (times === 0) profiles.delete(key);
  else profiles.set(key, { order, times });
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
