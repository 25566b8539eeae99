/** What a histogram draws, in the pixels of its own box. */
export interface HistogramShape {
  columns: { x: number; y: number; width: number; height: number; middle: number }[];
  /** Height of the line the columns stand on. */
  base: number;
  /** Where a value of the scale lies, also between two points. */
  median: number | null;
  mean: number | null;
  /** The interquartile range; drawn at least as wide as a mark when both quartiles are one point. */
  box: { x: number; width: number } | null;
}

export interface HistogramInput {
  width: number;
  height: number;
  /** Kept free above the columns and below the base, for the box and for numbers. */
  above: number;
  below: number;
  points: readonly number[];
  counts: readonly number[];
  /** Count that reaches the full height; the largest one unless several charts share a scale. */
  most?: number | undefined;
  median: number | null;
  quartiles: readonly [number | null, number | null];
  mean: number | null;
}

/** Part of a step between two columns. */
const GAP = 0.16;
/** The narrowest box, in steps. */
const NARROWEST = 0.14;

/** Lays out one column per point of the scale; columns share the width evenly, so a value maps to a place by itself. */
export function histogramShape(input: HistogramInput): HistogramShape {
  const { width, height, above, below, points, counts, median, quartiles, mean } = input;
  const step = points.length > 0 ? width / points.length : 0;
  const first = points[0] ?? 0;
  const base = Math.max(0, height - below);
  const tall = Math.max(0, base - above);
  const most = Math.max(1, input.most ?? Math.max(0, ...counts));
  const placeOf = (value: number): number => (value - first + 0.5) * step;
  const [low, high] = quartiles;
  return {
    columns: points.map((_point, at) => {
      const columnHeight = (Math.max(0, counts[at] ?? 0) / most) * tall;
      const x = at * step + (step * GAP) / 2;
      const middle = (at + 0.5) * step;
      return { x, y: base - columnHeight, width: step * (1 - GAP), height: columnHeight, middle };
    }),
    base,
    median: median === null ? null : placeOf(median),
    mean: mean === null ? null : placeOf(mean),
    box: low === null || high === null ? null : boxOf(placeOf(low), placeOf(high), step * NARROWEST),
  };
}

function boxOf(from: number, to: number, narrowest: number): { x: number; width: number } {
  const width = Math.max(narrowest, to - from);
  return { x: (from + to) / 2 - width / 2, width };
}
