import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bordaPoints } from '../../sessions/methods/borda.ts';
import { condorcetLoser, condorcetWinner, copelandScores } from '../../sessions/methods/condorcet.ts';
import { instantRunoff } from '../../sessions/methods/instant-runoff.ts';
import { kemeny } from '../../sessions/methods/kemeny.ts';
import { concordance } from '../../sessions/methods/kendall.ts';
import { countRanked, emptyRankedCount, greatest, type RankedCount } from '../../sessions/methods/ranked.ts';
import { schulze } from '../../sessions/methods/schulze.ts';

/** The published figures of the methods page, as they are. */
const PUBLISHED = {
  tennessee: {
    ballots: { 'M>N>C>K': 42, 'N>C>K>M': 26, 'C>K>N>M': 15, 'K>C>N>M': 17 },
    condorcet_winner: 'N',
    condorcet_loser: 'M',
    borda: { N: 194, C: 173, M: 126, K: 107 },
    kemeny: { score: 393, order: 'N>C>K>M' },
    irv: [
      { M: 42, N: 26, C: 15, K: 17 },
      { M: 42, N: 26, K: 32 },
      { M: 42, K: 58 },
    ],
    irv_winner: 'K',
  },
  schulze_ex13: { ballots: { 'A>B>C': 2, 'B>C>A': 2, 'C>A>B': 1 }, winners: ['A', 'B'] },
  kendall_ties: {
    rows: [
      [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
      [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
      [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ],
    S: 591,
    W_uncorrected: 0.79596,
    W: 0.827731,
    chi2: 22.34874,
  },
  dots_3_2_1: {
    ballots: { 1: 'DIBCAFEJHG', 2: 'ACEFGJDHIB', 3: 'HGEDBIJACF', 4: 'DIFAEGBCHJ', 5: 'BGAJHCFEID' },
    points: { A: 4, B: 4, C: 2, D: 6, E: 2, F: 1, G: 4, H: 3, I: 4, J: 0 },
    W: 0.0768485,
  },
};

function counted(options: string[], ballots: Record<string, number>): RankedCount {
  const count = emptyRankedCount(options.length);
  for (const [ballot, times] of Object.entries(ballots))
    countRanked(
      count,
      ballot.split('>').map((name) => options.indexOf(name)),
      times,
    );
  return count;
}

describe('ranking methods, published figures', () => {
  const options = ['M', 'N', 'C', 'K'];
  const { tennessee } = PUBLISHED;
  const count = counted(options, tennessee.ballots);
  const named = (values: (number | null)[]): Record<string, number> =>
    Object.fromEntries(
      values.flatMap((value, at) => (value === null ? [] : [[options[at] ?? '', value] as const])),
    );

  it('Tennessee: Condorcet, Borda, Copeland, Schulze', () => {
    expect(options[condorcetWinner(count)!]).toBe(tennessee.condorcet_winner);
    expect(options[condorcetLoser(count)!]).toBe(tennessee.condorcet_loser);
    expect(named(bordaPoints(count))).toEqual(tennessee.borda);
    expect(copelandScores(count)).toEqual([-3, 3, 1, -1]);
    expect(schulze(count).winners.map((at) => options[at])).toEqual(['N']);
    expect(schulze(count, 'margins').beaten).toEqual([0, 3, 2, 1]);
  });

  it('Tennessee: Kemeny and instant-runoff', () => {
    expect(kemeny(count)).toEqual({
      score: tennessee.kemeny.score,
      order: tennessee.kemeny.order.split('>').map((name) => options.indexOf(name)),
      unique: true,
    });
    const runoff = instantRunoff(count);
    expect(runoff.rounds.map(({ votes }) => named(votes))).toEqual(tennessee.irv);
    expect(runoff.winners.map((at) => options[at])).toEqual([tennessee.irv_winner]);
  });

  it('Schulze (2011), example 13: two winners stay two', () => {
    const example = counted(['A', 'B', 'C'], PUBLISHED.schulze_ex13.ballots);
    expect(schulze(example).winners).toEqual([0, 1]);
    expect(condorcetWinner(example)).toBeNull();
  });

  it("Kendall's W, corrected for ties", () => {
    const { rows, S, W, W_uncorrected, chi2 } = PUBLISHED.kendall_ties;
    const doubledPositions = rows[0]!.map((_, at): number =>
      rows.reduce((sum, row) => sum + 2 * row[at]!, 0),
    );
    const tiesOf = (row: number[]) =>
      [...new Set(row)].reduce(
        (sum, rank) => sum + ((t) => t ** 3 - t)(row.filter((other) => other === rank).length),
        0,
      );
    const ties = rows.reduce((sum, row) => sum + tiesOf(row), 0);
    const corrected = concordance({ options: 10, ballots: 3, doubledPositions, ties, incomplete: 0 });
    expect(corrected?.s).toBe(S);
    expect(corrected?.w).toBeCloseTo(W, 6);
    expect(corrected?.chiSquared).toBeCloseTo(chi2, 4);
    expect(concordance({ options: 10, ballots: 3, doubledPositions, ties: 0, incomplete: 0 })?.w).toBeCloseTo(
      W_uncorrected,
      5,
    );
  });

  it('whole rankings of five people over ten options: points for the first three, and W', () => {
    const { ballots, points, W } = PUBLISHED.dots_3_2_1;
    const letters = Object.keys(points);
    const all = emptyRankedCount(10);
    const given = Array<number>(10).fill(0);
    for (const ballot of Object.values(ballots)) {
      const order = Array.from(ballot).map((letter) => letters.indexOf(letter));
      countRanked(all, order, 1);
      order.slice(0, 3).forEach((option, at) => (given[option]! += 3 - at));
    }
    expect(given).toEqual(Object.values(points));
    expect(concordance(all)?.w).toBeCloseTo(W, 7);
  });

  it('one rater, or nothing but ties, has no W', () => {
    expect(concordance(counted(['A', 'B'], { 'A>B': 1 }))).toBeNull();
    const tied = emptyRankedCount(3);
    for (let at = 0; at < 3; at++) countRanked(tied, [], 1);
    expect(concordance(tied)).toBeNull();
  });
});

const profile = fc.integer({ min: 2, max: 5 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    ballots: fc.array(fc.shuffledSubarray(Array.from({ length: n }, (_, at) => at)), {
      minLength: 1,
      maxLength: 12,
    }),
  }),
);

function countOf({ n, ballots }: { n: number; ballots: number[][] }): RankedCount {
  const count = emptyRankedCount(n);
  for (const ballot of ballots) countRanked(count, ballot, 1);
  return count;
}

describe('ranking methods, any profile', () => {
  it('counting out what was counted in leaves nothing', () => {
    fc.assert(
      fc.property(profile, ({ n, ballots }) => {
        const count = countOf({ n, ballots });
        for (const ballot of ballots) countRanked(count, ballot, -1);
        expect(count).toEqual(emptyRankedCount(n));
      }),
    );
  });

  it('neutrality: renaming the options renames the winners', () => {
    fc.assert(
      fc.property(profile, ({ n, ballots }) => {
        const renamed = (at: number) => (at + 1) % n;
        const [before, after] = [
          countOf({ n, ballots }),
          countOf({ n, ballots: ballots.map((ballot) => ballot.map(renamed)) }),
        ];
        const sorted = (winners: number[]) => [...winners].sort((a, b) => a - b);
        expect(sorted(schulze(after).winners)).toEqual(sorted(schulze(before).winners.map(renamed)));
        expect(sorted(greatest(bordaPoints(after)))).toEqual(
          sorted(greatest(bordaPoints(before)).map(renamed)),
        );
        expect(kemeny(after)?.score).toBe(kemeny(before)?.score);
      }),
    );
  });

  it('a Condorcet winner wins Schulze, Copeland and leads every Kemeny order', () => {
    fc.assert(
      fc.property(profile, (given) => {
        const count = countOf(given);
        const winner = condorcetWinner(count);
        expect(schulze(count).winners.length).toBeGreaterThan(0);
        if (winner === null) return;
        expect(schulze(count).winners).toEqual([winner]);
        expect(greatest(copelandScores(count))).toEqual([winner]);
        expect(kemeny(count)?.order[0]).toBe(winner);
      }),
    );
  });

  it('Kemeny is the best of all orders', () => {
    const permutations = (list: number[]): number[][] =>
      list.length === 0
        ? [[]]
        : list.flatMap((head) =>
            permutations(list.filter((other) => other !== head)).map((rest) => [head, ...rest]),
          );
    fc.assert(
      fc.property(profile, (given) => {
        const count = countOf(given);
        const score = (order: number[]) =>
          order.reduce(
            (sum, first, at) =>
              sum + order.slice(at + 1).reduce((more, later) => more + count.preferred[first]![later]!, 0),
            0,
          );
        const scores = permutations(Array.from({ length: given.n }, (_, at) => at)).map(score);
        const best = Math.max(...scores);
        const found = kemeny(count)!;
        expect(found.score).toBe(best);
        expect(score(found.order)).toBe(best);
        expect(found.unique).toBe(scores.filter((each) => each === best).length === 1);
      }),
      { numRuns: 60 },
    );
  });

  it('instant-runoff: every ballot is somewhere in every round, and a majority wins at once', () => {
    fc.assert(
      fc.property(profile, (given) => {
        const { rounds, winners } = instantRunoff(countOf(given));
        for (const { votes, exhausted } of rounds)
          expect(votes.reduce((sum: number, value) => sum + (value ?? 0), exhausted)).toBe(
            given.ballots.length,
          );
        const last = rounds.at(-1)!;
        for (const winner of winners)
          expect(last.votes[winner]).toBe(Math.max(...last.votes.map((value) => value ?? 0)));
        expect(rounds.length).toBeLessThanOrEqual(given.n);
      }),
    );
  });
});
