export type PointsMode = 'points' | 'dots' | 'quadratic';

/** What giving one item so much takes from the budget. */
export function costOf(mode: PointsMode, points: number): number {
  return mode === 'quadratic' ? points ** 2 : points;
}

/** What more one item may get when so much of the budget is left: what steppers and sliders stop at. */
export function roomFor(
  { mode, cap }: { mode: PointsMode; cap: number | null },
  points: number,
  left: number,
): number {
  const most = mode === 'quadratic' ? Math.floor(Math.sqrt(left + points ** 2)) : left + points;
  return Math.max(0, Math.min(most, cap ?? most) - points);
}
