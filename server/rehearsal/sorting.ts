import type { ArrangeCommand } from '../../sessions/commands.ts';
import { similarity, SUGGEST_FROM, trigrams } from '../../sessions/methods/similar.ts';
import { shuffled, type Random } from '../../sessions/random.ts';
import type { Cluster } from '../../sessions/state.ts';
import type { Theme } from './words.ts';

type Arrangement = Pick<ArrangeCommand, 'put' | 'remove' | 'move'>;

interface Written {
  id: string;
  text: string;
  clusterId?: string;
}

/**
 * What somebody who groups contributions does next: one that is in no group goes to the group of its like, or begins a group
 * with its like. Null where nothing that is left belongs anywhere.
 */
export function nextMove(
  contributions: readonly Written[],
  clusters: readonly Cluster[],
  themes: readonly Theme[],
  random: Random,
  newId: () => string,
): Arrangement | null {
  const standing = new Set(clusters.map(({ id }) => id));
  for (const loose of shuffled(random, contributions).filter(({ clusterId }) => clusterId === undefined)) {
    const theme = themeOf(loose.text, themes);
    const like = contributions.filter((other) => other !== loose && alike(loose.text, other.text, themes));
    const home =
      like.find(({ clusterId }) => clusterId !== undefined && standing.has(clusterId))?.clusterId ??
      clusters.find(({ name }) => theme !== undefined && name === theme.name)?.id;
    if (home !== undefined)
      return { put: [], remove: [], move: [{ contributionId: loose.id, clusterId: home }] };
    const [mate] = like;
    if (!mate) continue;
    const clusterId = newId();
    return {
      put: [{ id: clusterId, name: theme?.name ?? '' }],
      remove: [],
      move: [loose, mate].map(({ id }) => ({ contributionId: id, clusterId })),
    };
  }
  return null;
}

/** The theme a text is about; undefined for what a person wrote. A text may have been cut to what fits. */
function themeOf(text: string, themes: readonly Theme[]): Theme | undefined {
  return themes.find(({ says }) => says.some((saying) => saying.startsWith(text)));
}

function alike(one: string, other: string, themes: readonly Theme[]): boolean {
  const theme = themeOf(one, themes);
  return theme === undefined
    ? similarity(trigrams(one), trigrams(other)) >= SUGGEST_FROM
    : theme === themeOf(other, themes);
}
