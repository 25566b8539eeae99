/** Fewer people than this and a figure of a group would say what single people answered (METHODS.md, convention 10). */
export const FEWEST_IN_A_GROUP = 5;

/** How many ballots a round has, and whose they are. */
export interface Shares {
  /** Of the whole round, whose figures everybody sees. */
  total: number;
  /** Of those, entered by the facilitator, who knows what they say and can take them off. They are in no group. */
  entered: number;
  /** Of each group, none in two of them. */
  groups: ReadonlyMap<string, number>;
}

/**
 * Which groups' figures can be shown beside those of all, so that figures of fewer than five people can be neither read
 * nor computed. Primary suppression: a group of fewer is hidden. Complementary suppression: what is hidden, with
 * those in no group, is the total less what is shown; if that leaves fewer than five people (but not nobody), the smallest
 * group that could be shown is hidden too, and then at least six are left.
 *
 * One is enough, because groups do not overlap: all that follows from the total and the groups shown are sums of
 * those groups, with or without what is left over.
 *
 * Source: Cox, L. H. (1980), Suppression methodology and statistical disclosure control, JASA 75, 377–385;
 * Hundepool et al. (2012), Statistical Disclosure Control, ch. 4.
 */
export function showableGroups({ total, entered, groups }: Shares): Set<string> {
  const shown = new Set<string>();
  let left = total;
  let smallest: { group: string; size: number } | undefined;
  for (const [group, size] of groups) {
    if (size < FEWEST_IN_A_GROUP) continue;
    shown.add(group);
    left -= size;
    if (!smallest || size < smallest.size) smallest = { group, size };
  }
  if (smallest && (isFew(left) || isFew(left - entered))) shown.delete(smallest.group);
  return shown;
}

/** So few that figures of them would tell; of nobody there is nothing to tell. */
export function isFew(people: number): boolean {
  return people > 0 && people < FEWEST_IN_A_GROUP;
}
