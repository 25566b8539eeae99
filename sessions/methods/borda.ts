import type { RankedCount } from './ranked.ts';

/**
 * Average Borda points per option: n less the position, tied options sharing the mean of the positions they occupy
 * (Borda 1781; the "average" treatment of ties and truncated ballots, Emerson 2013 surveys the variants). Where what a ballot
 * leaves out is not compared, an option has a point for every option the ballot ranks behind it, and none for the rest.
 */
export function bordaPoints({
  options,
  unranked,
  ballots,
  preferred,
  doubledPositions,
}: RankedCount): number[] {
  if (unranked === 'not-compared') return preferred.map((row) => row.reduce((sum, wins) => sum + wins, 0));
  return doubledPositions.map((doubled) => ballots * options - doubled / 2);
}
