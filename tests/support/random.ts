import { randomInt } from 'node:crypto';

/**
 * Chance that can be had again: the same seed gives the same numbers. A test that rolls dice prints its seed, and
 * `RONDO_SEED=…` rolls them once more.
 */
export class SeededRandom {
  readonly seed: number;
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  /** @param branch parts of a test that fork have the same seed and a branch each */
  constructor(seed: number, branch: readonly [number, number] = [0, 0]) {
    this.seed = seed >>> 0;
    this.#a = this.seed;
    this.#b = branch[0] >>> 0;
    this.#c = branch[1] >>> 0;
    // The first numbers still show what it was started with.
    for (let at = 0; at < 15; at += 1) this.next();
  }

  /** A source whose seed is said aloud, so that what it broke can be broken again. */
  static forTest(name: string): SeededRandom {
    const told = process.env['RONDO_SEED'];
    const seed = told === undefined ? randomInt(2 ** 32) : Number(told);
    if (!Number.isSafeInteger(seed)) throw new Error('RONDO_SEED must be a whole number');
    console.log(`${name}: RONDO_SEED=${seed >>> 0}`);
    return new SeededRandom(seed);
  }

  /**
   * From 0 up to 1 (sfc32: 128 bits of state). With the 32 bits of smaller generators two of the hundreds of sources of a
   * long test meet, and then make the same ids.
   */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
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
    return new SeededRandom(this.seed, [this.int(1, 2 ** 32 - 1), this.int(0, 2 ** 32 - 1)]);
  }
}

const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
