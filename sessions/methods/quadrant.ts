export type Quadrant = 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight';

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
