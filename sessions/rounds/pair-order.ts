import { shuffled, type Random } from '../random.ts';

/** Two items that are compared, as they stand beside each other. */
export interface Pair {
  first: string;
  second: string;
}

/** How many different pairs so many items make. */
export function pairsOf(items: number): number {
  return (items * (items - 1)) / 2;
}

/**
 * The pairs one person compares: all of them, or the first `most` of a cyclic design, in which neighbours in a random
 * circle of the items are compared first, then items two apart, and so on. Every item so comes up equally often (give or
 * take two), as often on the first side as on the second, and even few pairs hang together, as Bradley–Terry needs.
 */
export function pairsFor(items: readonly string[], most: number | null, random: Random): Pair[] {
  const circle = shuffled(random, items);
  const n = circle.length;
  const pairs: Pair[] = [];
  for (let apart = 1; apart <= n / 2; apart += 1) {
    // Half way round an even circle every pair comes twice.
    const steps = apart * 2 === n ? apart : n;
    for (let at = 0; at < steps; at += 1) {
      const [near, far] = [circle[at] ?? '', circle[(at + apart) % n] ?? ''];
      const swap = steps < n && at % 2 === 1;
      pairs.push(swap ? { first: far, second: near } : { first: near, second: far });
    }
  }
  return shuffled(random, pairs.slice(0, most ?? pairs.length));
}
