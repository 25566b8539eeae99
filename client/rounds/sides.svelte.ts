import type { Component } from 'svelte';
import { KindSide } from './kind-side.svelte.ts';
import type { AnyReportWords } from './report-words.ts';
import type { AnyBallotProps, AnyResultProps } from './round-views.ts';

export const ballots = new KindSide(
  import.meta.glob<Component<AnyBallotProps>>('./*/Ballot.svelte', { import: 'default' }),
);
export const results = new KindSide(
  import.meta.glob<Component<AnyResultProps>>('./*/Result.svelte', { import: 'default' }),
);
export const words = new KindSide(
  import.meta.glob<AnyReportWords>('./*/report-words.ts', { import: 'words' }),
);

/**
 * The sides of round kinds that every page of a running session may draw. They are found by the names of their files, not through the registry:
 * a phone needs one Ballot, and neither a card nor an editor of any kind. Code is loaded once for a page, whoever asks.
 */
export const sides = {
  ballot: (kind: string) => ballots.of(kind),
  result: (kind: string) => results.of(kind),
  /** None for kinds that have no ballots to say anything of. */
  words: (kind: string) => words.of(kind),

  /**
   * Loads the ballots a phone may need for rounds to come, one after the other, so that a network that goes away between
   * two rounds does not hurt.
   *
   * @param goesOn asked before each; false ends it
   */
  async preload(goesOn: () => boolean): Promise<void> {
    for (const kind of ballots.kinds) {
      if (!goesOn()) return;
      await Promise.allSettled([ballots.load(kind)]);
    }
  },
};
