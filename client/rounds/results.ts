import type { Component } from 'svelte';
import type { AnyResultProps, ResultRegistry } from './round-views.ts';
import Choice from './choice/Result.svelte';
import Ideas from './ideas/Result.svelte';
import Information from './information/Result.svelte';
import Rating from './rating/Result.svelte';

/** The Result of every round kind. */
const results: ResultRegistry = {
  information: Information,
  ideas: Ideas,
  choice: Choice,
  rating: Rating,
};

/** The Result of a kind, its types erased; undefined when this page is older than the kind. */
export function resultOf(kind: string): Component<AnyResultProps> | undefined {
  const known = results as unknown as Record<string, Component<AnyResultProps>>;
  return Object.hasOwn(results, kind) ? known[kind] : undefined;
}
