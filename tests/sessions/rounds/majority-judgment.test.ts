import { describe, expect, it } from 'vitest';
import { majorityJudgment, type MajorityJudgmentResult } from '../../../sessions/rounds/majority-judgment.ts';

const items = ['A', 'B', 'C'].map((id) => ({ id, text: id }));
let made = 0;
const defaults = majorityJudgment.defaults(() => `n${++made}`);
const rules = majorityJudgment.ballots!;
const nobody = { eligible: 0, present: 0, answered: 0 };

function resultOf(ballots: Record<string, number>[], config = defaults): MajorityJudgmentResult {
  const tally = rules.tally(config, items);
  for (const ballot of ballots)
    tally.add({ grades: Object.entries(ballot).map(([item, grade]) => ({ item, grade })) });
  return rules.result(config, items, tally.counted(), nobody);
}

describe('majority judgment', () => {
  it('orders the published example', () => {
    const four = { ...defaults, grades: ['excellent', 'good', 'fair', 'poor'] };
    // Published as counts per option (METHODS.md); any ballots with those counts are as good as any others.
    const counts = { A: [35, 0, 31, 34], B: [31, 0, 69, 0], C: [34, 31, 0, 35] };
    const column = (row: number[]) => row.flatMap((count, grade) => Array<number>(count).fill(grade));
    const [a, b, c] = [column(counts.A), column(counts.B), column(counts.C)];
    const result = resultOf(
      a.map((_, at) => ({ A: a[at]!, B: b[at]!, C: c[at]! })),
      four,
    );
    expect(result.order).toEqual([['C'], ['A'], ['B']]);
    expect(result.items).toMatchObject([
      { id: 'A', counts: counts.A, majorityGrade: 2, rank: 2 },
      { id: 'B', counts: counts.B, majorityGrade: 2, rank: 3 },
      { id: 'C', counts: counts.C, majorityGrade: 1, rank: 1 },
    ]);
  });

  it('counts an answer that was not given as the worst grade, and says how many', () => {
    const result = resultOf([{ A: 0, B: 1 }, { A: 0 }, { A: 0, B: 1 }]);
    expect(result).toMatchObject({ ballots: 3, grades: 6 });
    expect(result.items[1]).toMatchObject({ counts: [0, 2, 0, 0, 0, 1], unanswered: 1, majorityGrade: 1 });
    expect(result.items[2]).toMatchObject({ counts: [0, 0, 0, 0, 0, 3], unanswered: 3, majorityGrade: 5 });
  });

  it('takes the lower median of an even number of ballots', () => {
    expect(resultOf([{ A: 0 }, { A: 3 }]).items[0]?.majorityGrade).toBe(3);
  });

  it('items with the same grades share a rank, and the next rank is left out', () => {
    const result = resultOf([{ A: 1, B: 2, C: 1 }]);
    expect(result.order).toEqual([['A', 'C'], ['B']]);
    expect(result.items.map(({ rank }) => rank)).toEqual([1, 3, 1]);
  });

  it('no ballots give no grade, no rank and no winner', () => {
    const result = resultOf([]);
    expect(result.order).toEqual([]);
    expect(result.items[0]).toMatchObject({ majorityGrade: null, rank: null, consensus: null });
    expect(rules.order?.(result)).toEqual([['A', 'B', 'C']]);
  });

  it('[VOTE-2] a grade that there is not, or an item that there is not, is refused', () => {
    const three = { ...defaults, grades: ['yes', 'perhaps', 'no'] };
    const check = (grade: number, item = 'A', config = defaults) =>
      rules.check(config, items, rules.schema.parse({ grades: [{ item, grade }] }));
    expect([check(0), check(5), check(6), check(2, 'A', three), check(3, 'A', three), check(0, 'Z')]).toEqual(
      [null, null, 'score-out-of-scale', null, 'score-out-of-scale', 'item-unknown'],
    );
    expect(rules.schema.safeParse({ grades: [] }).success).toBe(false);
  });

  it('takes two to eight different grades of its own, or the standard ones', () => {
    const fits = (grades: string[]) => majorityJudgment.config.safeParse({ ...defaults, grades }).success;
    expect([fits([]), fits(['a', 'b']), fits([...'abcdefgh'])]).toEqual([true, true, true]);
    expect([fits(['a']), fits(['a', 'a']), fits([...'abcdefghi'])]).toEqual([false, false, false]);
  });

  it('a shift for the better is upwards', () => {
    const centre = (grade: number) => rules.positions?.(resultOf([{ A: grade }]))[0]?.centre;
    expect([centre(0), centre(5)]).toEqual([5, 0]);
  });
});
