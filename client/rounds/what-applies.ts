import type { Anonymity, Authorship } from '../../sessions/rounds/anonymity.ts';

/** What holds for the answers of a round, read from what everybody may know of its configuration. */
export type WhatApplies =
  | { to: 'votes'; anonymity: Anonymity; byTeam: boolean }
  | { to: 'writing'; authorship: Authorship; moderated: boolean };

const ANONYMITIES: readonly unknown[] = ['named', 'team', 'anonymous', 'secret'] satisfies Anonymity[];
const AUTHORSHIPS: readonly unknown[] = ['named', 'team', 'anonymous'] satisfies Authorship[];

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
