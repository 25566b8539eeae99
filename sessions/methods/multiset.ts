import type { Distribution } from './spread.ts';

/** How often each whole number was given: what a tally keeps of free numbers, so that any of them can be taken out again. */
export type Multiset = Map<number, number>;

/** Counts a number in (`weight` 1) or out (−1); a number that is not there any more leaves no trace. */
export function countNumber(multiset: Multiset, value: number, weight: number): void {
  const times = (multiset.get(value) ?? 0) + weight;
  if (times === 0) multiset.delete(value);
  else multiset.set(value, times);
}

/** The numbers in ascending order with their counts, each divided by `unit` (a power of ten for numbers kept as whole ones). */
export function distributionOf(multiset: Multiset, unit = 1): Distribution {
  const sorted = [...multiset].sort(([a], [b]) => a - b);
  return { values: sorted.map(([value]) => value / unit), counts: sorted.map(([, count]) => count) };
}
