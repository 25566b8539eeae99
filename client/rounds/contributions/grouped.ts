import type { ContributionPart } from '../../../sessions/protocol.ts';
import type { Cluster } from '../../../sessions/state.ts';

export interface Grouped {
  /** `at` is the place among all groups: what gives a group its colour everywhere. */
  groups: { id: string; name: string; at: number; members: ContributionPart[] }[];
  /** What is in no group. */
  loose: ContributionPart[];
}

/** Contributions by the cluster each is in, clusters in the order they were made, members in order of arrival. */
export function grouped(contributions: readonly ContributionPart[], clusters: readonly Cluster[]): Grouped {
  return sorted(contributions, clusters, ({ clusterId }) => clusterId);
}

/** Contributions by the category each is filed under. */
export function filed(
  contributions: readonly ContributionPart[],
  categories: readonly { id: string; text: string }[],
): Grouped {
  const named = categories.map(({ id, text }) => ({ id, name: text }));
  return sorted(contributions, named, ({ categoryId }) => categoryId);
}

function sorted(
  contributions: readonly ContributionPart[],
  boxes: readonly Cluster[],
  boxOf: (contribution: ContributionPart) => string | undefined,
): Grouped {
  const groups = boxes.map(({ id, name }, at) => ({ id, name, at, members: new Array<ContributionPart>() }));
  const byId = new Map(groups.map((group) => [group.id, group]));
  const loose: ContributionPart[] = [];
  for (const contribution of contributions)
    (byId.get(boxOf(contribution) ?? '')?.members ?? loose).push(contribution);
  return { groups, loose };
}
