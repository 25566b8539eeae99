import type { Random } from '../../sessions/random.ts';

/** Chance that can be had again: the same seed gives the same rehearsal (mulberry32). Never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}

/** A source of its own, so that what one does in a round does not hang on what others did before. */
export function forkOf(random: Random): Random {
  return seededRandom(Math.floor(random.next() * 2 ** 32));
}
