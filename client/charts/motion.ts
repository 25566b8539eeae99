/** Longest any change on a chart takes, milliseconds. */
export const MOTION = 300;

/** Does this person want things to move? Asked each time, because the setting can change while a wall hangs for hours. */
export function mayMove(): boolean {
  // Where the page cannot be asked (no media queries) or not seen, nothing needs to move.
  return (
    typeof matchMedia === 'function' &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches &&
    document.visibilityState === 'visible'
  );
}

/** Fast away, soft landing. */
export function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}
