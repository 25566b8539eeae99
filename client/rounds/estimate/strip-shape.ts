import type { ResultOf } from '../../../sessions/rounds/registry.ts';

type Estimate = Pick<ResultOf<'estimate'>, 'bins' | 'min' | 'max' | 'median' | 'quartiles'>;

/** Where everything lies along the strip, 0 to 1; a column's height is 0 to 1 of the tallest. */
export interface StripShape {
  columns: { from: number; to: number; height: number; count: number }[];
  min: number;
  max: number;
  median: number;
  box: { from: number; to: number };
  /** The values at both ends. */
  ends: [number, number];
  place(value: number): number;
}

/** Lays out the strip over its bins; null without estimates. */
export function stripShape({ bins, min, max, median, quartiles: [low, high] }: Estimate): StripShape | null {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last || min === null || max === null || median === null) return null;
  const width = last.to - first.from;
  const place = (value: number): number => (value - first.from) / width;
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return {
    columns: bins.map(({ from, to, count }) => ({
      from: place(from),
      to: place(to),
      height: count / most,
      count,
    })),
    min: place(min),
    max: place(max),
    median: place(median),
    box: { from: place(low ?? median), to: place(high ?? median) },
    ends: [first.from, last.to],
    place,
  };
}
