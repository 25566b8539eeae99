import { describe, expect, test } from 'vitest';
import {
  BAR_STEPS,
  CHART_STEPS,
  lettersIn,
  linesFor,
  planRows,
  type RowPlan,
} from '../../../client/charts/row-plan.ts';

/** The stage of a wall, in em of its smallest text: 16 : 9, less the question and what stands below. */
const STAGE = { width: 41.5, height: 13.5 };

function heightOf({ layout, text, lines, bar, gap }: RowPlan, rows: number): number {
  const name = lines * text * 1.2;
  const row = layout === 'stacked' ? name + 0.12 + bar : Math.max(name, bar);
  return rows * (row + gap) - gap;
}

describe('rows of a chart share the stage', () => {
  test('few rows are grand, more rows are smaller, and no text goes below the smallest', () => {
    const sizes = [2, 4, 6, 9, 30].map((rows) => planRows(BAR_STEPS, rows, 20, STAGE).text);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[0]).toBe(1.6);
    expect(Math.min(...sizes)).toBe(1);
  });

  test.each([BAR_STEPS, CHART_STEPS])('whatever is on a page fits the stage', (...steps) => {
    for (let rows = 1; rows <= 50; rows++)
      for (const letters of [1, 15, 30, 60, 120, 200]) {
        const plan = planRows(steps as unknown as typeof BAR_STEPS, rows, letters, STAGE);
        const onPage = Math.min(rows, plan.perPage);
        expect(onPage).toBeGreaterThan(0);
        if (onPage > 1) expect(heightOf(plan, onPage)).toBeLessThanOrEqual(STAGE.height + 1e-9);
      }
  });

  test('bars grow as thick as the room allows, up to what still looks like a bar', () => {
    const [few, many] = [planRows(BAR_STEPS, 2, 10, STAGE), planRows(BAR_STEPS, 4, 10, STAGE)];
    expect(few.bar).toBe(2.4);
    expect(many.bar).toBeLessThan(few.bar);
  });

  test('all rows are there while the page is not laid out yet', () => {
    expect(planRows(BAR_STEPS, 50, 200, { width: 0, height: 0 }).perPage).toBe(50);
  });

  test('wide letters count double, and lines follow from length, size and width', () => {
    expect(lettersIn('idea')).toBe(4);
    expect(lettersIn('想法')).toBe(4);
    expect(linesFor(40, 1, 41.5)).toBe(1);
    expect(linesFor(200, 1, 41.5)).toBe(3);
  });
});
