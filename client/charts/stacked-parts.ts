/** One part of a bar that is divided: from where, and how wide, of a hundred. */
export interface StackedPart {
  step: number;
  from: number;
  width: number;
}

/** A bar of a hundred wide, divided by how many gave each answer; of nothing it has no width at all. */
export function stackedParts(counts: readonly number[]): StackedPart[] {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  let from = 0;
  return counts.map((count, step) => {
    const width = whole > 0 ? (100 * count) / whole : 0;
    from += width;
    return { step, from: from - width, width };
  });
}
