/**
 * Ids of items from the highest figure to the lowest, those with equal figures together (METHODS.md, convention 8: a tie
 * is a tie), and figures that differ in their last digits alone are equal: sums of fractions do with the order of adding. Items
 * without a figure come last.
 */
export function tiers<T extends { id: string }>(
  items: readonly T[],
  figure: (item: T) => number | null,
): string[][] {
  const groups = new Map<number, string[]>();
  for (const item of items) {
    const value = Number((figure(item) ?? Number.NEGATIVE_INFINITY).toPrecision(10));
    const group = groups.get(value);
    if (group) group.push(item.id);
    else groups.set(value, [item.id]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, ids]) => ids);
}
