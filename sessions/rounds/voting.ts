import * as z from 'zod/mini';
import { text } from '../text.ts';
import { anonymity, type Anonymity } from './anonymity.ts';
import { itemSource, type ItemSource } from './items.ts';
import { reveal, showingOf, type Reveal } from './reveal.ts';
import { defineRound, type BallotRules, type RoundKind } from './round-kind.ts';

/** What every voting round is set up with, beside what its own kind asks. */
export const votingFields = {
  prompt: text(0, 500),
  anonymity,
  /** Teams vote with one ballot each, drafted together. */
  voters: z.enum(['people', 'teams']),
  reveal,
};

/** The same for kinds that vote on items. */
export const itemVotingFields = { ...votingFields, source: itemSource };

export interface VotingConfig {
  prompt: string;
  anonymity: Anonymity;
  voters: 'people' | 'teams';
  reveal: Reveal;
  source?: ItemSource;
}

export function votingDefaults() {
  return { prompt: '', anonymity: 'anonymous', voters: 'people', reveal: 'by-hand' } satisfies VotingConfig;
}

/** @param texts of the items a fresh round has */
export function itemVotingDefaults(newId: () => string, texts: readonly string[] = ['A', 'B']) {
  const items = texts.map((text) => ({ id: newId(), text }));
  return { ...votingDefaults(), source: { from: 'typed', items } } satisfies VotingConfig;
}

type OwnRules<C, B, T, R> = Omit<BallotRules<C, B, T, R>, 'anonymity' | 'voters'>;

interface VotingKind<C, B, T, R> {
  kind: string;
  config: z.ZodMiniType<C>;
  defaults: (newId: () => string) => C;
  /** Parts of the configuration that only the facilitator knows, beside `source` and `reveal`. */
  withhold?: (config: C) => Partial<C>;
  ballots: OwnRules<C, B, T, R>;
}

/** A voting round: what all of them have in common is written here once. */
export function defineVoting<C extends VotingConfig, B, T, R>({
  kind,
  config,
  defaults,
  withhold,
  ballots,
}: VotingKind<C, B, T, R>): RoundKind<C, B, T, R> {
  return defineRound({
    kind,
    group: 'voting',
    collects: 'ballots',
    config,
    defaults,
    publicConfig: (config) => {
      const known: Partial<C> = { ...config, ...withhold?.(config) };
      delete known.source;
      delete known.reveal;
      return known;
    },
    showing: ({ reveal }) => showingOf(reveal),
    contributions: () => null,
    items: ({ source }) => source ?? null,
    ballots: {
      ...ballots,
      anonymity: ({ anonymity }) => anonymity,
      voters: ({ voters }) => voters,
    },
  });
}
