import type { Component } from 'svelte';
import type { AnyBallotProps, BallotRegistry } from './round-views.ts';
import Choice from './choice/Ballot.svelte';
import Ideas from './ideas/Ballot.svelte';
import Information from './information/Ballot.svelte';
import Rating from './rating/Ballot.svelte';

/** The Ballot of every round kind. */
const ballots: BallotRegistry = {
  information: Information,
  ideas: Ideas,
  choice: Choice,
  rating: Rating,
};

/** The Ballot of a kind, its types erased; undefined when this page is older than the kind. */
export function ballotOf(kind: string): Component<AnyBallotProps> | undefined {
  const known = ballots as unknown as Record<string, Component<AnyBallotProps>>;
  return Object.hasOwn(ballots, kind) ? known[kind] : undefined;
}
