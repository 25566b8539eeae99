import type { RoundScene } from '../rounds/round-scene.ts';

/** A text that stands large on the wall, with as much of its author as the round tells. */
export interface Spotlit {
  text: string;
  author?: string | undefined;
  teamId?: string | undefined;
}

/** What is in the light; null when nothing is, or this audience may not see it. */
export function spotlitIn({ round, contributions }: RoundScene, target: string | null): Spotlit | null {
  if (target === null) return null;
  const item = round.items.find(({ id }) => id === target);
  if (item) return { text: item.text };
  return contributions.find(({ id }) => id === target) ?? null;
}
