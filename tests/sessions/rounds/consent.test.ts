import { describe, expect, it } from 'vitest';
import { consent, type ConsentResult } from '../../../sessions/rounds/consent.ts';

const rules = consent.ballots!;
let made = 0;
const defaults = consent.defaults(() => `n${++made}`);
type Config = typeof defaults;
const items = ['a', 'b'].map((id) => ({ id, text: id.toUpperCase() }));
const nobody = { eligible: 0, present: 0, answered: 0 };

/** Ballots are lists of [item, level] or [item, level, reason]. */
type Answers = [string, number, string?][];
const ballotOf = (answers: Answers) => ({
  answers: answers.map(([item, level, reason = '']) => ({ item, level, reason })),
});

function resultOf(ballots: Answers[], config: Partial<Config> = {}): ConsentResult {
  const full = { ...defaults, ...config };
  const tally = rules.tally(full, items);
  for (const ballot of ballots) tally.add(ballotOf(ballot));
  return rules.result(full, items, tally.counted(), nobody);
}

const check = (answers: Answers, config: Partial<Config> = {}) =>
  rules.check({ ...defaults, ...config }, items, ballotOf(answers));

describe('consent', () => {
  it('fist of five: the distribution, most support first, and who blocks', () => {
    const result = resultOf([
      [
        ['a', 5],
        ['b', 4],
      ],
      [
        ['a', 3],
        ['b', 1, 'Too dear'],
      ],
      [
        ['a', 3],
        ['b', 0, 'Never'],
      ],
    ]);
    expect(result.levels).toEqual([5, 4, 3, 2, 1, 0]);
    expect(result.items).toMatchObject([
      { n: 3, distribution: [1, 0, 2, 0, 0, 0], blockers: 0, outcome: 'carried', median: 3, support: 11 / 3 },
      { n: 3, distribution: [0, 1, 0, 0, 1, 1], blockers: 2, outcome: 'blocked', median: 1 },
    ]);
    expect(rules.order?.(result)).toEqual([['a'], ['b']]);
  });

  it('gradients of agreement: eight levels, of which the last two block', () => {
    const gradients = { scale: 'gradients' } as const;
    const result = resultOf(
      [
        [
          ['a', 1],
          ['b', 6],
        ],
        [
          ['a', 7, 'No'],
          ['b', 2],
        ],
      ],
      gradients,
    );
    expect(result.levels).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(result.items).toMatchObject([
      { blockers: 1, outcome: 'blocked', median: 4, support: 4 },
      { blockers: 0, outcome: 'carried', median: 4, support: 4 },
    ]);
    // As much support, and nobody who blocks.
    expect(rules.order?.(result)).toEqual([['b'], ['a']]);
    expect(
      check(
        [
          ['a', 8, 'x'],
          ['b', 1],
        ],
        gradients,
      ),
    ).toBeNull();
    expect(
      check(
        [
          ['a', 0],
          ['b', 1],
        ],
        gradients,
      ),
    ).toBe('score-out-of-scale');
  });

  it('[VOTE-2] who blocks says why; everybody answers every proposal', () => {
    expect(
      check([
        ['a', 1],
        ['b', 5],
      ]),
    ).toBe('reason-required');
    expect(
      check([
        ['a', 1, 'Because'],
        ['b', 5],
      ]),
    ).toBeNull();
    expect(check([['a', 5]])).toBe('too-few-picks');
    expect(
      check([
        ['a', 6],
        ['b', 5],
      ]),
    ).toBe('score-out-of-scale');
    expect(
      check([
        ['a', 5],
        ['x', 5],
      ]),
    ).toBe('item-unknown');
    // A reason of white space is none: texts come in clean.
    const blank = rules.schema.parse(
      ballotOf([
        ['a', 0, '  \n '],
        ['b', 5],
      ]),
    );
    expect(rules.check(defaults, items, blank)).toBe('reason-required');
  });

  it('reasons stand with their level, those who block first, in an order that says nothing about who', () => {
    const first: Answers = [
      ['a', 0, 'Zoning'],
      ['b', 5],
    ];
    const second: Answers = [
      ['a', 4, 'Nice'],
      ['b', 5],
    ];
    const third: Answers = [
      ['a', 0, 'Air'],
      ['b', 5],
    ];
    const reasons = (ballots: Answers[]) => resultOf(ballots).items[0]?.reasons;
    expect(reasons([first, second, third, third])).toEqual([
      { level: 0, text: 'Air', times: 2 },
      { level: 0, text: 'Zoning', times: 1 },
      { level: 4, text: 'Nice', times: 1 },
    ]);
    expect(reasons([third, third, second, first])).toEqual(reasons([first, second, third, third]));
  });

  it('a result holds no more reasons than can be read, and says how many more there are', () => {
    const ballots = Array.from({ length: 150 }, (_, at): Answers => [
      ['a', 0, `Reason ${at}`],
      ['b', 5],
    ]);
    const [item] = resultOf(ballots).items;
    expect([item?.reasons.length, item?.moreReasons, item?.blockers]).toEqual([100, 50, 150]);
  });

  it('nobody answered: nothing is carried', () => {
    expect(resultOf([]).items[0]).toMatchObject({
      n: 0,
      outcome: 'no-decision',
      median: null,
      consensus: null,
    });
  });
});
