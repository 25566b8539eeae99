import type { Position } from '../rounds/round-kind.ts';

/** Where the group stands on an item when each of its teams counts the same, however many are in it. */
export interface EqualGroupsCentre {
  itemId: string;
  /** The mean of the teams' own centres; null when no team has one. */
  centre: number | null;
  /** Teams that have one. */
  teams: number;
}

/**
 * The centre per item with groups weighted equally: the unweighted mean of the teams' centres (medians, mean points or mean
 * ranks, as the kind has them). Shown beside the figure per person, because the two differ when teams differ in
 * size (METHODS.md, template 6). Teams that are too small to show are left out.
 */
export function equalGroups(teams: readonly (readonly Position[])[]): EqualGroupsCentre[] {
  const centres = new Map<string, number[]>();
  for (const positions of teams)
    for (const { itemId, centre } of positions) {
      const known = centres.get(itemId) ?? [];
      centres.set(itemId, known);
      if (centre !== null) known.push(centre);
    }
  return [...centres].map(([itemId, known]) => ({
    itemId,
    centre: known.length === 0 ? null : known.reduce((sum, centre) => sum + centre, 0) / known.length,
    teams: known.length,
  }));
}

/** A group's own result, and where that stands; `result` is null where the group is not shown. */
interface GroupShown {
  result: unknown;
  positions: readonly Position[];
}

/**
 * The same from results team by team; null where fewer than two are shown, or their kind has no centres. Made of nothing but what
 * is shown, so that it tells of no team that is not.
 */
export function equalGroupsOf(teams: readonly GroupShown[]): EqualGroupsCentre[] | null {
  const shown = teams.filter(({ result }) => result !== null).map(({ positions }) => positions);
  const centres = shown.length < 2 ? [] : equalGroups(shown);
  return centres.some(({ centre }) => centre !== null) ? centres : null;
}
