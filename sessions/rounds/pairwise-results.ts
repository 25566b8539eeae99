import { ahpWeights } from '../methods/ahp.ts';
import { pairedStrengths } from '../methods/bradley-terry.ts';
import { total } from '../methods/spread.ts';
import type { Item } from './items.ts';

/** Saaty's scale runs to 9: eight steps from equal. */
export const MOST_LEAN = 8;
/** The largest consistency ratio at which judgments are taken to hang together (Saaty 1980). */
export const CONSISTENT = 0.1;

/**
 * How often each pair was judged to lean how far: `leans[pair][lean + widest]`, pairs (0,1), (0,2), (1,2), (0,3) … of
 * positions in item order, positive leans to the earlier item. Counts, and not sums of logarithms, so that taking a ballot
 * out again is exact.
 */
export interface PairwiseCounted {
  ballots: number;
  /** Of AHP ballots, those with a consistency ratio of at most 0.10. */
  consistent: number;
  leans: number[][];
}

export interface PairwiseItem {
  id: string;
  text: string;
  /** Bradley–Terry strength (geometric mean 1), share of comparisons won, or AHP weight (sum 1); null when never compared. */
  strength: number | null;
  /** The strength as a part of all strengths: AHP's is the weight itself. Null where there is no strength. */
  share: number | null;
  wins: number;
  losses: number;
  ties: number;
}

export interface PairwiseResult {
  /** `win-share` when the comparisons do not join all items both ways, so that Bradley–Terry has no answer. */
  method: 'bradley-terry' | 'win-share' | 'ahp';
  ballots: number;
  /** Judgments of all ballots together. */
  comparisons: number;
  items: PairwiseItem[];
  /** AHP alone: of the group's judgments, the geometric mean of its members'. */
  consistency: {
    lambda: number;
    /** CR = CI / RI; null above ten items. */
    ratio: number | null;
    /** At most 0.10. */
    acceptable: boolean | null;
    /** How many members' own judgments have an acceptable ratio. */
    membersAcceptable: number;
  } | null;
}

/** Who won how often from whom: ties are half a win for both. */
function winsOf(n: number, leans: PairwiseCounted['leans']) {
  const wins = Array.from({ length: n }, () => Array<number>(n).fill(0));
  const tallies = Array.from({ length: n }, () => ({ wins: 0, losses: 0, ties: 0 }));
  for (const [pair, row] of leans.entries()) {
    const [earlier, later] = positionsOf(pair);
    const middle = (row.length - 1) / 2;
    const lost = total(row.slice(0, middle));
    const tied = row[middle] ?? 0;
    const won = total(row.slice(middle + 1));
    const [upper, lower] = [wins[earlier], wins[later]];
    const [first, second] = [tallies[earlier], tallies[later]];
    if (!upper || !lower || !first || !second) continue;
    upper[later] = won + tied / 2;
    lower[earlier] = lost + tied / 2;
    first.wins += won;
    first.losses += lost;
    first.ties += tied;
    second.wins += lost;
    second.losses += won;
    second.ties += tied;
  }
  return { wins, tallies };
}

/** The positions of the two items of a pair: the inverse of the order pairs are counted in. */
export function positionsOf(pair: number): [earlier: number, later: number] {
  let later = 1;
  let rest = pair;
  while (rest >= later) {
    rest -= later;
    later += 1;
  }
  return [rest, later];
}

/** The result of which-of-two comparisons. */
export function bradleyTerryResult(items: readonly Item[], counted: PairwiseCounted): PairwiseResult {
  const { wins, tallies } = winsOf(items.length, counted.leans);
  const { method, strengths } = pairedStrengths(wins);
  return {
    method,
    ballots: counted.ballots,
    comparisons: comparisonsIn(counted),
    items: withStrengths(items, tallies, strengths),
    consistency: null,
  };
}

/** The result of judgments on Saaty's scale. */
export function ahpResult(items: readonly Item[], counted: PairwiseCounted): PairwiseResult {
  const { tallies } = winsOf(items.length, counted.leans);
  const { ballots, consistent, leans } = counted;
  const { weights, lambda, consistencyRatio } = ahpWeights(
    judgmentMatrix(items.length, (pair) => meanLog(leans[pair] ?? [])),
  );
  const any = ballots > 0;
  return {
    method: 'ahp',
    ballots,
    comparisons: comparisonsIn(counted),
    items: withStrengths(items, tallies, any ? weights : items.map(() => null)),
    consistency: any
      ? {
          lambda,
          ratio: consistencyRatio,
          acceptable: consistencyRatio === null ? null : consistencyRatio <= CONSISTENT,
          membersAcceptable: consistent,
        }
      : null,
  };
}

/** The reciprocal matrix of `n` items from the logarithm of each pair's judgment. */
export function judgmentMatrix(n: number, logOf: (pair: number) => number): number[][] {
  const matrix = Array.from({ length: n }, () => Array<number>(n).fill(1));
  for (let later = 1, pair = 0; later < n; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1, pair += 1) {
      const times = Math.exp(logOf(pair));
      const [row, column] = [matrix[earlier], matrix[later]];
      if (row && column) {
        row[later] = times;
        column[earlier] = 1 / times;
      }
    }
  return matrix;
}

/** The logarithm of the geometric mean of a pair's judgments (Aczél & Saaty 1983); 0, which is equal, without any. */
function meanLog(row: readonly number[]): number {
  const middle = (row.length - 1) / 2;
  const n = total(row);
  if (n === 0) return 0;
  let sum = 0;
  for (const [at, count] of row.entries()) sum += count * logOfLean(at - middle);
  return sum / n;
}

/** The logarithm of a judgment on Saaty's scale, negative when it is for the later of the two. */
export function logOfLean(lean: number): number {
  return Math.sign(lean) * Math.log(1 + Math.abs(lean));
}

function comparisonsIn({ leans }: PairwiseCounted): number {
  return leans.reduce((sum, row) => sum + total(row), 0);
}

function withStrengths(
  items: readonly Item[],
  tallies: readonly { wins: number; losses: number; ties: number }[],
  strengths: readonly (number | null)[],
): PairwiseItem[] {
  const sum = strengths.reduce<number>((sum, strength) => sum + (strength ?? 0), 0);
  return items.map(({ id, text }, at) => {
    const strength = strengths[at] ?? null;
    const { wins = 0, losses = 0, ties = 0 } = tallies[at] ?? {};
    return {
      id,
      text,
      strength,
      share: strength === null || sum === 0 ? null : strength / sum,
      wins,
      losses,
      ties,
    };
  });
}
