import type { ContributionPart } from '../../../sessions/protocol.ts';
import type { Cluster } from '../../../sessions/state.ts';
import type { Arrangement } from '../round-views.ts';

/** A board as it stands. */
export interface Arranged {
  clusters: readonly Cluster[];
  contributions: readonly ContributionPart[];
}

const NOTHING: Arrangement = { put: [], remove: [], move: [] };

/** Puts contributions into a cluster, or with null into none. */
export function moving(ids: readonly string[], clusterId: string | null): Arrangement {
  return { ...NOTHING, move: ids.map((contributionId) => ({ contributionId, clusterId })) };
}

/** Makes a cluster of contributions, wherever they were: a group of what is in none, or a part split off. */
export function making(cluster: Cluster, ids: readonly string[]): Arrangement {
  return { ...moving(ids, cluster.id), put: [cluster] };
}

export function naming(id: string, name: string): Arrangement {
  return { ...NOTHING, put: [{ id, name }] };
}

/** Puts everything of one cluster into another and takes the empty one away. */
export function merging(from: string, into: string, { contributions }: Arranged): Arrangement {
  return { ...moving(membersOf(from, contributions), into), remove: [from] };
}

/** Takes a cluster away; what was in it is in none. */
export function dissolving(id: string, { contributions }: Arranged): Arrangement {
  return { ...moving(membersOf(id, contributions), null), remove: [id] };
}

/** What takes an arrangement back, as things stand before it is done. */
export function inverseOf(
  { put, remove, move }: Arrangement,
  { clusters, contributions }: Arranged,
): Arrangement {
  const touched = new Set([...put.map(({ id }) => id), ...remove]);
  const moved = new Set(move.map(({ contributionId }) => contributionId));
  return {
    put: clusters.filter(({ id }) => touched.has(id)).map(({ id, name }) => ({ id, name })),
    remove: put.map(({ id }) => id).filter((id) => !clusters.some((cluster) => cluster.id === id)),
    move: contributions
      .filter(({ id, clusterId }) => moved.has(id) || remove.includes(clusterId ?? ''))
      .map(({ id, clusterId = null }) => ({ contributionId: id, clusterId })),
  };
}

/** What of an arrangement can still be done and would change anything; others may have moved things meanwhile. */
export function possible(
  { put, remove, move }: Arrangement,
  { clusters, contributions }: Arranged,
): Arrangement {
  const known = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  const going = remove.filter((id) => known.has(id));
  const exists = (id: string) =>
    put.some((cluster) => cluster.id === id) || (known.has(id) && !going.includes(id));
  const places = new Map(contributions.map(({ id, clusterId = null }) => [id, clusterId]));
  return {
    put: put.filter(({ id, name }) => known.get(id)?.name !== name),
    remove: going,
    move: move.filter(
      ({ contributionId, clusterId }) =>
        places.has(contributionId) &&
        places.get(contributionId) !== clusterId &&
        (clusterId === null || exists(clusterId)),
    ),
  };
}

export function isNothing({ put, remove, move }: Arrangement): boolean {
  return put.length + remove.length + move.length === 0;
}

/** A board after an arrangement, as it will come back from the server. */
export function arranged(
  { clusters, contributions }: Arranged,
  { put, remove, move }: Arrangement,
): Arranged {
  const places = new Map(move.map(({ contributionId, clusterId }) => [contributionId, clusterId]));
  const names = new Map(put.map((cluster) => [cluster.id, cluster]));
  const kept = clusters
    .filter(({ id }) => !remove.includes(id))
    .map((cluster) => names.get(cluster.id) ?? cluster);
  const made = put.filter(({ id }) => !clusters.some((cluster) => cluster.id === id));
  return {
    clusters: [...kept, ...made],
    contributions: contributions.map((contribution) => {
      const place = places.get(contribution.id);
      const before = contribution.clusterId ?? null;
      const after = place === undefined ? (remove.includes(before ?? '') ? null : before) : place;
      if (after === before) return contribution;
      const { clusterId: _, ...rest } = contribution;
      return after === null ? rest : { ...rest, clusterId: after };
    }),
  };
}

function membersOf(clusterId: string, contributions: readonly ContributionPart[]): string[] {
  return contributions.filter((each) => each.clusterId === clusterId).map(({ id }) => id);
}
