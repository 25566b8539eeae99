import { describe, expect, it } from 'vitest';
import { matrix, type MatrixResult } from '../../../sessions/rounds/matrix.ts';

const items = [
  { id: 'a', text: 'A' },
  { id: 'b', text: 'B' },
];
let made = 0;
const defaults = matrix.defaults(() => `n${++made}`);
const rules = matrix.ballots!;
const nobody = { eligible: 0, present: 0, answered: 0 };

/** The result of ballots that are lists of [item, x, y]. */
function resultOf(ballots: [string, number, number][][], config = defaults): MatrixResult {
  const tally = rules.tally(config, items);
  for (const ballot of ballots) tally.add({ places: ballot.map(([item, x, y]) => ({ item, x, y })) });
  return rules.result(config, items, tally.counted(), nobody);
}

describe('matrix', () => {
  it('gives each item its median and quartiles (R-7) on both axes', () => {
    const xs = [0, 1, 2, 4, 9];
    const { items } = resultOf(xs.map((x) => [['a', x, 10 - x]]));
    expect(items[0]).toMatchObject({
      n: 5,
      x: { median: 2, quartiles: [1, 4], iqr: 3 },
      y: { median: 8, quartiles: [6, 9], iqr: 3 },
      quadrant: 'topLeft',
    });
    expect(items[0]?.x.distribution).toEqual([1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0]);
  });

  it('splits the quadrants halfway the configured scale, and on the line is undecided', () => {
    const quadrants = (...places: [number, number][]) =>
      places.map(([x, y]) => resultOf([[['a', x, y]]]).items[0]?.quadrant);
    expect(quadrants([1, 9], [9, 9], [1, 1], [9, 1])).toEqual([
      'topLeft',
      'topRight',
      'bottomLeft',
      'bottomRight',
    ]);
    expect(quadrants([5, 9], [9, 5], [5, 5])).toEqual(['undecided', 'undecided', 'undecided']);
    // An even number of points has its middle between two of them, so that nobody can place on the line.
    const six = { ...defaults, scale: { min: 1, max: 6 } };
    expect(resultOf([[['a', 3, 4]]], six)).toMatchObject({
      midpoint: 3.5,
      items: [{ quadrant: 'topLeft' }, {}],
    });
    expect(resultOf([[['a', 3, 4]], [['a', 4, 4]]], six).items[0]?.quadrant).toBe('undecided');
  });

  it('says 1 for full consensus on an axis and 0 for a split over its ends', () => {
    const { items } = resultOf([[['a', 0, 7]], [['a', 10, 7]]]);
    expect(items[0]).toMatchObject({ x: { consensus: 0 }, y: { consensus: 1 } });
  });

  it('an item nobody placed has no figures and no quadrant', () => {
    const { items } = resultOf([[['a', 3, 3]]]);
    expect(items[1]).toMatchObject({ n: 0, x: { median: null, consensus: null }, quadrant: null });
  });

  it('[VOTE-2] a place off the plane, an unknown item, or one left out is refused', () => {
    const place = (item: string, x: number, y: number) => ({ item, x, y });
    const check = (places: object[], config = defaults) =>
      rules.check(config, items, rules.schema.parse({ places }));
    expect(check([place('a', 0, 10), place('b', 5, 5)])).toBeNull();
    expect(check([place('a', 0, 11), place('b', 5, 5)])).toBe('score-out-of-scale');
    expect(check([place('a', -1, 0), place('b', 5, 5)])).toBe('score-out-of-scale');
    expect(check([place('z', 0, 0)])).toBe('item-unknown');
    expect(check([place('a', 0, 0)])).toBe('too-few-picks');
    expect(check([place('a', 0, 0)], { ...defaults, leaveOut: true })).toBeNull();
    expect(rules.schema.safeParse({ places: [place('a', 1, 1), place('a', 2, 2)] }).success).toBe(false);
    expect(rules.schema.safeParse({ places: [place('a', 1.5, 1)] }).success).toBe(false);
  });

  it('keeps a scale between three points and twenty-one', () => {
    const fits = (min: number, max: number) =>
      matrix.config.safeParse({ ...defaults, scale: { min, max } }).success;
    expect([fits(0, 2), fits(0, 20), fits(1, 5)]).toEqual([true, true, true]);
    expect([fits(0, 1), fits(0, 21), fits(5, 1)]).toEqual([false, false, false]);
  });

  describe('in order', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }));
    const orderOf = (best: MatrixResult['best'], places: [string, number, number][]) => {
      const config = { ...defaults, best };
      const tally = rules.tally(config, four);
      tally.add({ places: places.map(([item, x, y]) => ({ item, x, y })) });
      return rules.order!(rules.result(config, four, tally.counted(), nobody));
    };

    it('[ROUND-4] what lies in the best part comes first, then what is nearest to its corner', () => {
      // d is in the part, though a, on the line, is nearer to the corner.
      const places: [string, number, number][] = [
        ['a', 5, 10],
        ['b', 9, 9],
        ['c', 1, 1],
        ['d', 6, 6],
      ];
      expect(orderOf('topRight', places)).toEqual([['b'], ['d'], ['a'], ['c']]);
      expect(orderOf('bottomLeft', places)).toEqual([['c'], ['d'], ['a'], ['b']]);
      expect(orderOf('topLeft', [...places.slice(0, 2), ['c', 0, 6], ['d', 9, 2]])).toEqual([
        ['c'],
        ['a'],
        ['b'],
        ['d'],
      ]);
    });

    it('[ROUND-4] equally near is a tie, and what nobody placed comes last', () => {
      expect(
        orderOf('topRight', [
          ['b', 7, 9],
          ['c', 9, 7],
          ['d', 6, 6],
        ]),
      ).toEqual([['b', 'c'], ['d'], ['a']]);
    });

    it('a round prepared before there was a best part takes much of both for it', () => {
      const { best: _, ...before } = { ...defaults };
      expect(matrix.config.parse(before)).toMatchObject({ best: 'topRight' });
    });
  });

  it('[ROUND-7] what a repeat is compared by: nearness to the best corner, and both axes’ spread and consensus', () => {
    const config = { ...defaults, best: 'topLeft' as const };
    const [a, b] = rules.positions!(
      resultOf(
        [
          [
            ['a', 2, 7],
            ['b', 5, 5],
          ],
          [['a', 4, 7]],
        ],
        config,
      ),
    );
    // (10 − 3 + 7) / 2, and the mean of an inner half of 1 and of 0.
    expect(a).toMatchObject({ itemId: 'a', centre: 7, spread: 0.5 });
    expect(a!.consensus).toBeGreaterThan(0.9);
    expect(b).toEqual({ itemId: 'b', centre: 5, spread: 0, consensus: 1 });
    expect(rules.positions!(resultOf([]))[0]).toEqual({
      itemId: 'a',
      centre: null,
      spread: null,
      consensus: null,
    });
  });
});
