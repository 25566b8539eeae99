import type { BallotRecord, ContributionRecord, RoundRecord } from '../../sessions/report.ts';
import type { RoundKindName } from '../../sessions/rounds/registry.ts';
import { plannedRound } from './planned-round.ts';

/** What is kept of a round: what a test does not say is as it would be of a closed round with nothing special. */
export function keptRound(
  roundId: string,
  kind: RoundKindName,
  config: object,
  rest: Partial<Omit<RoundRecord, 'roundId' | 'kind' | 'config'>> = {},
): RoundRecord {
  const { id, ...planned } = plannedRound(roundId, kind, config);
  return {
    roundId: id,
    ...planned,
    status: 'closed',
    items: [],
    clusters: [],
    arrangements: [],
    banned: [],
    openedAt: 1,
    closedAt: 2,
    electorate: { eligible: 2, present: 1, answered: 1 },
    ...rest,
  };
}

/** The same of a contribution. */
export function keptContribution(
  roundId: string,
  contributionId: string,
  text: string,
  rest: Partial<ContributionRecord> = {},
): ContributionRecord {
  return {
    ...{ roundId, contributionId, text, participantId: null, teamId: null, original: null, at: null },
    ...{ hidden: false, held: false, categoryId: null, clusterId: null, answered: false, up: 0, down: 0 },
    comments: [],
    ...rest,
  };
}

/** The same of a ballot. */
export function keptBallot(roundId: string, ballot: unknown, rest: Partial<BallotRecord> = {}): BallotRecord {
  return { roundId, participantId: null, teamId: null, proxy: false, ballot, ...rest };
}
