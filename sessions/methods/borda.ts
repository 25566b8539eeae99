import type { RankedCount } from './ranked.ts';

/**
 * Average Borda points per option: n less the position, tied options sharing the mean of the positions they occupy
 * (Borda 1781; the "average" treatment of ties and truncated ballots, Emerson 2013 surveys the variants).
 */
export function bordaPoints({ options, ballots, doubledPositions }: RankedCount): number[] {
  return doubledPositions.map((doubled) => ballots * options - doubled / 2);
}
