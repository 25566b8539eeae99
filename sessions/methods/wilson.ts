/**
 * The lower bound of Wilson's score interval for the share of `up` in `all` votes (Wilson 1927; z = 1.96, 95 %): orders questions
 * so that few votes never beat many good ones. Null without votes.
 */
export function wilsonLowerBound(up: number, all: number, z = 1.96): number | null {
  if (all === 0) return null;
  const share = up / all;
  const z2 = z * z;
  return (
    (share + z2 / (2 * all) - z * Math.sqrt((share * (1 - share) + z2 / (4 * all)) / all)) / (1 + z2 / all)
  );
}
