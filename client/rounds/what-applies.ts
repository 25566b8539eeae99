import type { Anonymity, Authorship } from '../../sessions/rounds/anonymity.ts';

/** What holds for the answers of a round, read from what everybody may know of its configuration. */
export type WhatApplies =
  | { to: 'votes'; anonymity: Anonymity; byTeam: boolean }
  | { to: 'writing'; authorship: Authorship; moderated: boolean };

const ANONYMITIES: readonly unknown[] = ['named', 'team', 'anonymous', 'secret'] satisfies Anonymity[];
const AUTHORSHIPS: readonly unknown[] = ['named', 'team', 'anonymous'] satisfies Authorship[];

/** What people send in a round. A page that draws it needs to know no more of its kind than its configuration tells. */
export function collectsOf(config: unknown): 'nothing' | 'contributions' | 'ballots' {
  const applies = whatApplies(config);
  if (applies === null) return 'nothing';
  return applies.to === 'votes' ? 'ballots' : 'contributions';
}

/** The earlier round whose contributions a round puts on stage: it names it as its source. Null for most. */
export function stagedBy(config: unknown): string | null {
  const known = typeof config === 'object' && config !== null && 'source' in config;
  return known && typeof config.source === 'string' ? config.source : null;
}

/** Null where nothing is answered, or this page does not know the words. */
export function whatApplies(config: unknown): WhatApplies | null {
  if (typeof config !== 'object' || config === null) return null;
  const { anonymity, voters, authorship, moderated } = config as Record<string, unknown>;
  if (ANONYMITIES.includes(anonymity))
    return { to: 'votes', anonymity: anonymity as Anonymity, byTeam: voters === 'teams' };
  if (AUTHORSHIPS.includes(authorship))
    return { to: 'writing', authorship: authorship as Authorship, moderated: moderated === true };
  return null;
}
