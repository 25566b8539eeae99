import { describe, expect, it } from 'vitest';
import { Borda, Copeland, InstantRunoff, Kemeny, RankedPairs, Schulze } from 'votes';
import { bordaPoints } from '../../sessions/methods/borda.ts';
import { condorcetLoser, condorcetWinner, copelandScores } from '../../sessions/methods/condorcet.ts';
import { instantRunoff, type RunoffResult } from '../../sessions/methods/instant-runoff.ts';
import { kemeny } from '../../sessions/methods/kemeny.ts';
import { countRanked, emptyRankedCount, type RankedCount } from '../../sessions/methods/ranked.ts';
import { schulze } from '../../sessions/methods/schulze.ts';
import { randomInt, shuffled, type Random } from '../../sessions/random.ts';
import { SeededRandom } from '../support/random.ts';

/**
 * The same random profiles through the npm package `votes`, an implementation by other people. Where it differs from ours by
 * definition, the difference is put down here with its reason, and what must be equal in spite of it is compared.
 */
const PROFILES = 10_000;

interface Profile {
  names: string[];
  /** Option indexes, best first; some are cut short. */
  ballots: number[][];
  count: RankedCount;
  /** The same for `votes`: what a ballot leaves out is tied last, as with us, when it is said so. */
  input: { candidates: string[]; ballots: { ranking: string[][]; weight: number }[] };
  matrix: { candidates: string[]; array: number[][] };
}

function profileOf(random: Random): Profile {
  const options = randomInt(random, 3, 6);
  const all = Array.from({ length: options }, (_, at) => at);
  const names = all.map((at) => 'ABCDEF'.charAt(at));
  const ballots = Array.from({ length: randomInt(random, 1, 21) }, () =>
    shuffled(random, all).slice(0, random.next() < 0.7 ? options : randomInt(random, 1, options)),
  );
  const count = emptyRankedCount(options);
  for (const ballot of ballots) countRanked(count, ballot, 1);
  const nameOf = (at: number) => names[at] ?? '';
  const input = {
    candidates: names,
    ballots: ballots.map((ballot) => {
      const rest = all.filter((at) => !ballot.includes(at)).map(nameOf);
      return {
        ranking: [...ballot.map((at) => [nameOf(at)]), ...(rest.length > 0 ? [rest] : [])],
        weight: 1,
      };
    }),
  };
  return { names, ballots, count, input, matrix: { candidates: names, array: count.preferred } };
}

/** Names by figure, the highest first, equal ones together and in order of name. */
function ranked(names: readonly string[], figures: readonly number[]): string[][] {
  const distinct = [...new Set(figures)].sort((a, b) => b - a);
  return distinct.map((figure) => names.filter((_, at) => figures[at] === figure));
}

function tiedForFewest({ rounds }: RunoffResult): boolean {
  return rounds.some(({ votes, eliminated }) => {
    const standing = votes.filter((value) => value !== null);
    return eliminated !== null && standing.filter((value) => value === Math.min(...standing)).length > 1;
  });
}

describe('ranking methods against another implementation', () => {
  const random = new SeededRandom(2026);
  const profiles = Array.from({ length: PROFILES }, () => profileOf(random));

  it('the matrix of preferences is the same', () => {
    for (const { count, input } of profiles) expect(new Borda(input).matrix.array).toEqual(count.preferred);
  });

  it('Schulze (winning votes): as many beaten by each, and its first are among our winners; we order by fewest defeats, which keeps all winners first', () => {
    for (const { names, count, matrix } of profiles) {
      const theirs = new Schulze(matrix);
      const { beaten, beatenBy, winners } = schulze(count);
      expect(names.map((name) => theirs.scores()[name])).toEqual(beaten);
      expect(
        ranked(
          names,
          beatenBy.map((defeats) => -defeats),
        )[0],
      ).toEqual(winners.map((at) => names[at]));
      expect(winners.map((at) => names[at])).toEqual(expect.arrayContaining(theirs.ranking()[0]!));
    }
  });

  it('Copeland: the same order; it counts ½ for a tie where we count wins less losses, which is the same scale twice as wide', () => {
    for (const { names, count, matrix } of profiles) {
      const theirs = new Copeland(matrix).scores();
      const ours = copelandScores(count);
      names.forEach((name, at) => expect(2 * theirs[name]! - (names.length - 1)).toBe(ours[at]));
    }
  });

  it('Borda: the same points; it counts from n down to 1 where we count from n − 1 down to 0', () => {
    for (const { names, count, input, ballots } of profiles) {
      const theirs = new Borda(input).scores();
      bordaPoints(count).forEach((points, at) => expect(theirs[names[at]!]! - ballots.length).toBe(points));
    }
  });

  it('Kemeny: the same order where there is one best; of several best it averages the places, we give the first in agenda order', () => {
    let compared = 0;
    for (const { names, count, matrix } of profiles.slice(0, 2_000)) {
      const ours = kemeny(count)!;
      if (!ours.unique) continue;
      compared += 1;
      expect(new Kemeny(matrix).ranking()).toEqual(ours.order.map((at) => [names[at]]));
    }
    expect(compared).toBeGreaterThan(500);
  });

  it('instant-runoff: the same winner unless options tie for the fewest votes, which it eliminates all together and we one by one', () => {
    let compared = 0;
    for (const { names, count, ballots } of profiles) {
      const ours = instantRunoff(count);
      if (tiedForFewest(ours) || ours.winners.length !== 1) continue;
      compared += 1;
      // Without the tied rest: it would count the first of them as a choice.
      const input = {
        candidates: names,
        ballots: ballots.map((ballot) => ({ ranking: ballot.map((at) => [names[at]!]), weight: 1 })),
      };
      expect(new InstantRunoff(input).ranking()[0]).toEqual(ours.winners.map((at) => names[at]));
    }
    expect(compared).toBeGreaterThan(PROFILES / 5);
  });

  it('ranked pairs, which we do not offer, has our Condorcet winner first and our loser last wherever there is one', () => {
    const found = { winners: 0, losers: 0, endless: 0 };
    for (const { names, count, matrix } of profiles.slice(0, 4_000)) {
      const [winner, loser] = [condorcetWinner(count), condorcetLoser(count)];
      if (winner === null && loser === null) continue;
      const theirs = rankedPairs(matrix);
      if (theirs === null) found.endless += 1;
      else {
        if (winner !== null) expect(theirs[0]).toEqual([names[winner]]);
        if (loser !== null) expect(theirs.at(-1)).toEqual([names[loser]]);
        found.winners += winner === null ? 0 : 1;
        found.losers += loser === null ? 0 : 1;
      }
    }
    expect(Math.min(found.winners, found.losers)).toBeGreaterThan(2_000);
    expect(found.endless).toBeLessThan(20);
  });
});

/**
 * The order of `votes` from victories alone: given the votes of the losing side too, it takes them for victories and misses
 * Condorcet winners. Null where it recurses without end, which version 3.0.0 does on some profiles with ties.
 */
function rankedPairs({ candidates, array }: Profile['matrix']): string[][] | null {
  const victories = array.map((row, i) => row.map((votes, j) => (votes > (array[j]?.[i] ?? 0) ? votes : 0)));
  try {
    return new RankedPairs({ candidates, array: victories }).ranking();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
