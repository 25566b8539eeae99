/** A source of chance that is passed in: the pure core has none of its own. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
}

/** A whole number from `min` to `max`, both included. */
export function randomInt(random: Random, min: number, max: number): number {
  return min + Math.floor(random.next() * (max - min + 1));
}

/** One of the entries of a list that is not empty. */
export function randomPick<T>(random: Random, list: readonly T[]): T {
  return list[randomInt(random, 0, list.length - 1)] as T;
}

/** The list in a random order (Fisher–Yates), as a new list. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = randomInt(random, 0, at);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
