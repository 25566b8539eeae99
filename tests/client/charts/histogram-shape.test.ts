import { describe, expect, test } from 'vitest';
import { histogramShape, type HistogramInput } from '../../../client/charts/histogram-shape.ts';

const input: HistogramInput = {
  width: 500,
  height: 260,
  above: 40,
  below: 20,
  points: [1, 2, 3, 4, 5],
  counts: [0, 2, 4, 1, 1],
  median: 3,
  quartiles: [2.25, 3.25],
  mean: 3.125,
};

describe('a histogram', () => {
  test('heights are in proportion to counts, the largest fills the room, and all stand on the base', () => {
    const { columns, base } = histogramShape(input);
    expect(base).toBe(240);
    expect(columns.map(({ height }) => height)).toEqual([0, 100, 200, 50, 50]);
    for (const { y, height } of columns) expect(y + height).toBe(base);
  });

  test('median, mean and quartiles lie where their value is on the scale, also between two points', () => {
    const { columns, median, mean, box } = histogramShape(input);
    expect(median).toBe(columns[2]?.middle);
    expect(mean).toBeCloseTo(250 + 0.125 * 100);
    expect(box?.x).toBeCloseTo(175);
    expect(box && box.x + box.width).toBeCloseTo(275);
  });

  test('a scale need not begin at 1', () => {
    const { columns, median } = histogramShape({ ...input, points: [0, 1, 2, 3, 4], median: 2 });
    expect(median).toBe(columns[2]?.middle);
  });

  test('when all agree the box is still to be seen, in the middle of its point', () => {
    const { box } = histogramShape({ ...input, counts: [0, 0, 7, 0, 0], quartiles: [3, 3] });
    expect(box?.width).toBeGreaterThan(5);
    expect(box && box.x + box.width / 2).toBeCloseTo(250);
  });

  test('without ratings there is no mark at all, rather than one at zero', () => {
    const none = histogramShape({
      ...input,
      counts: [0, 0, 0, 0, 0],
      median: null,
      quartiles: [null, null],
      mean: null,
    });
    expect(none).toMatchObject({ median: null, mean: null, box: null });
    expect(none.columns.every(({ height }) => height === 0)).toBe(true);
  });

  test('several charts on one scale have comparable heights', () => {
    const { columns } = histogramShape({ ...input, most: 8 });
    expect(columns[2]?.height).toBe(100);
  });
});
