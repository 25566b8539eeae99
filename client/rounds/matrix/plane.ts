import type { Quadrant } from '../../../sessions/methods/quadrant.ts';
import type { PublicConfigOf } from '../round-views.ts';

export type Axes = Pick<PublicConfigOf<'matrix'>, 'x' | 'y' | 'scale' | 'quadrants'>;
type Scale = Axes['scale'];

/** Where a value lies between the two ends of the scale, 0 to 1. */
export function fractionOf(value: number, { min, max }: Scale): number {
  return (value - min) / (max - min);
}

/** The point of the scale nearest to a fraction of it. */
export function pointAt(fraction: number, { min, max }: Scale): number {
  return Math.round(min + Math.max(0, Math.min(1, fraction)) * (max - min));
}

/** The point in the middle; of an even number of points the lower of the two. */
export function middleOf({ min, max }: Scale): number {
  return Math.floor((min + max) / 2);
}

/** What the quadrant is called, if it has a name. */
export function quadrantName(
  { quadrants }: Pick<Axes, 'quadrants'>,
  quadrant: Quadrant | 'undecided' | null,
): string {
  return quadrant === null || quadrant === 'undecided' ? '' : quadrants[quadrant];
}
