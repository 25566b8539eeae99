import { randomInt } from 'node:crypto';

/**
 * Chance that can be had again: the same seed gives the same numbers. A test that rolls dice prints its seed, and
 * `RONDO_SEED=…` rolls them once more.
 */
export class SeededRandom {
  readonly seed: number;
  #state: number;

  constructor(seed: number) {
    this.seed = seed >>> 0;
    this.#state = this.seed;
  }

  /** A source whose seed is said aloud, so that what it broke can be broken again. */
  static forTest(name: string): SeededRandom {
    const told = process.env['RONDO_SEED'];
    const seed = told === undefined ? randomInt(2 ** 32) : Number(told);
    if (!Number.isSafeInteger(seed)) throw new Error('RONDO_SEED must be a whole number');
    console.log(`${name}: RONDO_SEED=${seed >>> 0}`);
    return new SeededRandom(seed);
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `min` up to and including `max`. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.int(0, list.length - 1)];
    if (chosen === undefined && list.length === 0) throw new Error('nothing to pick from');
    return chosen as T;
  }

  /** `count` different entries, in random order. */
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length > 0)
      chosen.push(...rest.splice(this.int(0, rest.length - 1), 1));
    return chosen;
  }

  id(length = 21): string {
    let text = '';
    for (let at = 0; at < length; at += 1) text += ID_LETTERS.charAt(this.int(0, ID_LETTERS.length - 1));
    return text;
  }

  /** A source of its own for one part of a test, so that parts that run side by side do not mix their numbers. */
  fork(): SeededRandom {
    return new SeededRandom(this.int(0, 2 ** 32 - 1));
  }
}

const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
