import { describe, expect, it } from 'vitest';
import { rating, type CriteriaRating } from '../../../sessions/rounds/rating.ts';

const rules = rating.ballots!;
let made = 0;
const defaults = rating.defaults(() => `n${++made}`);
const items = ['a', 'b'].map((id) => ({ id, text: id.toUpperCase() }));
const criteria = [
  { id: 'use', text: 'Use', weight: 3 },
  { id: 'cost', text: 'Cost', weight: 1 },
];
const weighted = { ...defaults, criteria };
const nobody = { eligible: 0, present: 0, answered: 0 };

/** A ballot of [item, score] or [item, criterion, score]. */
type Scores = ([string, number] | [string, string, number])[];
const ballotOf = (scores: Scores) => ({
  scores: scores.map((entry) =>
    entry.length === 2
      ? { item: entry[0], score: entry[1] }
      : { item: entry[0], criterion: entry[1], score: entry[2] },
  ),
});

function weightedOf(ballots: Scores[]): CriteriaRating {
  const tally = rules.tally(weighted, items);
  for (const ballot of ballots) tally.add(ballotOf(ballot));
  const result = rules.result(weighted, items, tally.counted(), nobody);
  if (result.method !== 'weighted-criteria') throw new Error(`It was counted as ${result.method}`);
  return result;
}

describe('rating on criteria', () => {
  it('Σw·x of the mean scores, the weights adding up to 1, and the spread in every cell', () => {
    const result = weightedOf([
      [
        ['a', 'use', 5],
        ['a', 'cost', 1],
        ['b', 'use', 2],
        ['b', 'cost', 4],
      ],
      [
        ['a', 'use', 3],
        ['a', 'cost', 1],
        ['b', 'use', 2],
        ['b', 'cost', 2],
      ],
    ]);
    expect(result.criteria.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
    expect(result.items.map(({ weighted }) => weighted)).toEqual([4 * 0.75 + 1 * 0.25, 2 * 0.75 + 3 * 0.25]);
    expect(result.items[0]?.cells).toMatchObject([
      { n: 2, mean: 4, iqr: 1, distribution: [0, 0, 1, 0, 1] },
      { n: 2, mean: 1, iqr: 0, consensus: 1 },
    ]);
    expect(rules.order?.(result)).toEqual([['a'], ['b']]);
  });

  it('an item without a score on some criterion has no weighted score, and comes last', () => {
    const result = weightedOf([
      [
        ['a', 'use', 5],
        ['b', 'use', 1],
        ['b', 'cost', 1],
      ],
    ]);
    expect(result.items.map(({ weighted }) => weighted)).toEqual([null, 1]);
    expect(rules.order?.(result)).toEqual([['b'], ['a']]);
  });

  it('[VOTE-2] every item on every criterion, unless having no opinion is allowed', () => {
    const all: Scores = [
      ['a', 'use', 5],
      ['a', 'cost', 1],
      ['b', 'use', 2],
      ['b', 'cost', 4],
    ];
    expect(rules.check(weighted, items, ballotOf(all))).toBeNull();
    expect(rules.check(weighted, items, ballotOf(all.slice(1)))).toBe('too-few-picks');
    expect(rules.check({ ...weighted, noOpinion: true }, items, ballotOf(all.slice(1)))).toBeNull();
    expect(rules.check(weighted, items, ballotOf([['a', 'nope', 5]]))).toBe('ballot-invalid');
    expect(rules.check(weighted, items, ballotOf([['a', 5]]))).toBe('ballot-invalid');
    expect(
      rules.check(
        defaults,
        items,
        ballotOf([
          ['a', 'use', 5],
          ['b', 5],
        ]),
      ),
    ).toBe('ballot-invalid');
    expect(rules.check(weighted, items, ballotOf([['a', 'use', 6]]))).toBe('score-out-of-scale');
    expect(
      rules.schema.safeParse(
        ballotOf([
          ['a', 'use', 1],
          ['a', 'use', 2],
        ]),
      ).success,
    ).toBe(false);
  });

  it('without criteria it is what it always was, also for rounds prepared before', () => {
    const { criteria: _none, ...older } = defaults;
    const { labels: _labels, ...scale } = defaults.scale;
    const config = rating.config.parse({ ...older, scale });
    expect(config).toEqual(defaults);
    const tally = rules.tally(config, items);
    tally.add(
      ballotOf([
        ['a', 5],
        ['b', 1],
      ]),
    );
    const result = rules.result(config, items, tally.counted(), nobody);
    expect(result).toMatchObject({ method: 'rating', items: [{ median: 5 }, { median: 1 }] });
    expect(rules.order?.(result)).toEqual([['a'], ['b']]);
  });

  it('of equal medians the higher mean goes first; equal in both they stay together', () => {
    const order = (ballots: Scores[]) => {
      const tally = rules.tally(defaults, items);
      for (const ballot of ballots) tally.add(ballotOf(ballot));
      return rules.order?.(rules.result(defaults, items, tally.counted(), nobody));
    };
    expect(
      order([
        [
          ['a', 3],
          ['b', 3],
        ],
        [
          ['a', 3],
          ['b', 3],
        ],
        [
          ['a', 3],
          ['b', 5],
        ],
      ]),
    ).toEqual([['b'], ['a']]);
    expect(
      order([
        [
          ['a', 3],
          ['b', 3],
        ],
      ]),
    ).toEqual([['a', 'b']]);
  });
});
