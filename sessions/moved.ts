/** A list with one entry taken out and put back at `index` (clamped): reordering by pointer or keyboard. */
export function moved<T>(list: readonly T[], entry: T, index: number): T[] {
  const rest = list.filter((other) => other !== entry);
  rest.splice(Math.max(0, Math.min(index, rest.length)), 0, entry);
  return rest;
}
