import { equalGroups } from '../../sessions/methods/equal-groups.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ahpWeights, groupJudgments } from '../../sessions/methods/ahp.ts';
import { pairedStrengths } from '../../sessions/methods/bradley-terry.ts';
import { compareByMajority, majorityGrade, majorityOrder } from '../../sessions/methods/majority-judgment.ts';
import { similarity, SUGGEST_FROM, trigrams } from '../../sessions/methods/similar.ts';
import { decideByRule, type DecisionOutcome, type DecisionRule } from '../../sessions/methods/threshold.ts';
import { wilsonLowerBound } from '../../sessions/methods/wilson.ts';

/** The published figures of the methods page, as they are. */
const PUBLISHED = {
  majority_judgment: { A: [35, 0, 31, 34], B: [31, 0, 69, 0], C: [34, 31, 0, 35], order: ['C', 'A', 'B'] },
  ahp_leader: {
    matrix: [
      [1, 4, 3, 7],
      [1 / 4, 1, 1 / 3, 3],
      [1 / 3, 3, 1, 5],
      [1 / 7, 1 / 3, 1 / 5, 1],
    ],
    w: [0.5476, 0.1266, 0.2699, 0.0559],
    lambda: 4.1184,
    CR: 0.044,
  },
  wilson_lower: { '1/1': 0.2065, '2/2': 0.3424, '10/10': 0.7225, '600/1000': 0.5693, '0/0': null },
  bradley_terry_p_geomean1: {
    wins: [
      [0, 2, 0, 1],
      [3, 0, 5, 0],
      [0, 3, 0, 1],
      [4, 0, 3, 0],
    ],
    p: [0.6398, 1.0433, 0.6598, 2.2704],
  },
};

describe('groups weighted equally', () => {
  const at = (itemId: string, centre: number | null) => ({ itemId, centre, spread: null, consensus: null });

  it('is the mean of the teams, whatever their sizes, without teams that have no figure', () => {
    expect(equalGroups([[at('a', 2), at('b', null)], [at('a', 5), at('b', 4)], []])).toEqual([
      { itemId: 'a', centre: 3.5, teams: 2 },
      { itemId: 'b', centre: 4, teams: 1 },
    ]);
    expect(equalGroups([[at('a', null)]])).toEqual([{ itemId: 'a', centre: null, teams: 0 }]);
  });
});

describe('majority judgment', () => {
  it('orders the published example', () => {
    const { A, B, C, order } = PUBLISHED.majority_judgment;
    expect(majorityOrder([A, B, C]).map(([at]) => 'ABC'[at!])).toEqual(order);
  });

  it('takes the lower median, and what cannot be told apart stays together', () => {
    expect(majorityGrade([1, 1])).toBe(1);
    expect(majorityGrade([0, 0])).toBeNull();
    expect(
      majorityOrder([
        [2, 1],
        [1, 2],
        [2, 1],
      ]),
    ).toEqual([[0, 2], [1]]);
  });

  it('a better grade never makes an option worse', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { minLength: 4, maxLength: 4 }),
        fc.array(fc.nat(6), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (grades, other, from) => {
          if (!grades[from]) return;
          const better = [...grades];
          better[from]! -= 1;
          better[from - 1]! += 1;
          if (compareByMajority(grades, other) <= 0)
            expect(compareByMajority(better, other)).toBeLessThanOrEqual(0);
          expect(compareByMajority(better, grades)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});

describe('paired comparisons', () => {
  it('Bradley–Terry gives the published strengths', () => {
    const { wins, p } = PUBLISHED.bradley_terry_p_geomean1;
    const found = pairedStrengths(wins);
    expect(found.method).toBe('bradley-terry');
    p.forEach((strength, at) => expect(found.strengths[at]).toBeCloseTo(strength, 4));
  });

  it('a win graph that is not connected falls back to win shares and says so', () => {
    expect(
      pairedStrengths([
        [0, 3, 0],
        [1, 0, 0],
        [0, 0, 0],
      ]),
    ).toEqual({ method: 'win-share', strengths: [0.75, 0.25, null] });
  });

  it('AHP gives the published weights, eigenvalue and consistency', () => {
    const { matrix, w, lambda, CR } = PUBLISHED.ahp_leader;
    const found = ahpWeights(matrix);
    w.forEach((weight, at) => expect(found.weights[at]).toBeCloseTo(weight, 4));
    expect(found.lambda).toBeCloseTo(lambda, 4);
    expect(found.consistencyRatio).toBeCloseTo(CR, 3);
    expect(
      ahpWeights([
        [1, 4],
        [1 / 4, 1],
      ]).consistencyRatio,
    ).toBe(0);
    expect(
      groupJudgments([
        [
          [1, 4],
          [1 / 4, 1],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ])?.[0]?.[1],
    ).toBeCloseTo(2, 12);
  });
});

describe('order, decisions, likeness', () => {
  it('the Wilson lower bound is as published', () => {
    for (const [votes, bound] of Object.entries(PUBLISHED.wilson_lower)) {
      const [up, all] = votes.split('/').map(Number);
      if (bound === null) expect(wilsonLowerBound(up!, all!)).toBeNull();
      else expect(wilsonLowerBound(up!, all!)).toBeCloseTo(bound, 4);
    }
  });

  it.each<[DecisionRule, { yes: number; no: number; present: number }, DecisionOutcome]>([
    [
      { quorum: { of: 'present', atLeast: 10 }, threshold: 'majority' },
      { yes: 5, no: 5, present: 10 },
      'tie',
    ],
    [
      { quorum: { of: 'voting', atLeast: 10 }, threshold: 'majority' },
      { yes: 5, no: 4, present: 10 },
      'no-quorum',
    ],
    [
      { quorum: { of: 'present', atLeast: 1 }, threshold: 'majority' },
      { yes: 0, no: 0, present: 0 },
      'no-decision',
    ],
    [{ quorum: null, threshold: 2 / 3 }, { yes: 2, no: 1, present: 3 }, 'carried'],
    [{ quorum: null, threshold: 'unanimity' }, { yes: 9, no: 1, present: 10 }, 'not-carried'],
  ])('%j with %j is %s', (rule, votes, outcome) => {
    expect(decideByRule(rule, votes)).toBe(outcome);
  });

  it('alike texts are suggested, others are not', () => {
    const alike = (first: string, second: string) => similarity(trigrams(first), trigrams(second));
    expect(alike('More bike parking', 'more bike parking!')).toBe(1);
    expect(alike('More bicycle parking', 'More bicycle parkings')).toBeGreaterThanOrEqual(SUGGEST_FROM);
    expect(alike('More bike parking', 'Better coffee')).toBeLessThan(SUGGEST_FROM);
    expect(alike('', '')).toBeLessThanOrEqual(1);
  });
});
