import type { Random } from '../random.ts';

/**
 * How much a made-up group likes an item, 0 to 1, always the same for the same id: what lets simulated voters agree somewhat,
 * as people do. FNV-1a over the id, stirred by the end of murmur3, so that ids that look alike lie far apart.
 */
export function leaning(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** One simulated voter's liking of an item: the group's, and a mind of their own. 0 to 1. */
export function liking(id: string, random: Random): number {
  return (leaning(id) + random.next()) / 2;
}
