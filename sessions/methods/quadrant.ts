export const QUADRANTS = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** The part of the plane that two medians lie in (METHODS.md: split halfway the scale, on the line is undecided). */
export function quadrantOf(
  x: number | null,
  y: number | null,
  midpoint: number,
): Quadrant | 'undecided' | null {
  if (x === null || y === null) return null;
  if (x === midpoint || y === midpoint) return 'undecided';
  if (y > midpoint) return x < midpoint ? 'topLeft' : 'topRight';
  return x < midpoint ? 'bottomLeft' : 'bottomRight';
}

/**
 * How near two medians lie to a corner of the plane: their mean, a median of an axis on which the corner is at the low end
 * counted from the other end (mirrored in the midpoint). Both criteria weigh the same. Null when either median is.
 */
export function nearnessTo(
  corner: Quadrant,
  x: number | null,
  y: number | null,
  midpoint: number,
): number | null {
  if (x === null || y === null) return null;
  const right = corner === 'topRight' || corner === 'bottomRight';
  const top = corner === 'topLeft' || corner === 'topRight';
  return ((right ? x : 2 * midpoint - x) + (top ? y : 2 * midpoint - y)) / 2;
}
