import type { Component } from 'svelte';
import { KindSide } from './kind-side.svelte.ts';
import type { AnyResultProps } from './round-views.ts';
import { results } from './sides.svelte.ts';

/** Of kinds whose Result is another thing on the wall; the others draw theirs there too. */
export const wallResults = new KindSide(
  import.meta.glob<Component<AnyResultProps>>('./*/WallResult.svelte', { import: 'default' }),
);

/** What the wall draws of a kind: null while it is on its way, undefined where this page knows none. */
export function wallResultOf(kind: string): Component<AnyResultProps> | null | undefined {
  const own = wallResults.of(kind);
  return own === undefined ? results.of(kind) : own;
}
