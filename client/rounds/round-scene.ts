import type { ContributionPart, ProgressPart, RoundPart } from '../../sessions/protocol.ts';
import type { RoundShift, TeamResult } from '../../sessions/results.ts';
import type { Cluster } from '../../sessions/state.ts';
import { stagedBy } from './what-applies.ts';

/** Everything of one round that an audience sees. */
export interface RoundScene {
  round: RoundPart;
  progress: ProgressPart | null;
  result: unknown;
  /** Of the round, or of the one it puts on stage. */
  contributions: readonly ContributionPart[];
  clusters: readonly Cluster[];
  /** The result team by team; null where there is none to see. */
  byTeam: TeamResult[] | null;
  /** How opinions moved since the round it repeats. */
  shift: RoundShift | null;
}

/** What a scene is made from: a page's view of its session. */
export interface SceneSource {
  progress(roundId: string): ProgressPart | null;
  result(roundId: string): unknown;
  contributions(roundId: string): readonly ContributionPart[];
  clusters(roundId: string): readonly Cluster[];
  teams(roundId: string): TeamResult[] | null;
  shift(roundId: string): RoundShift | null;
}

/** The round whose contributions stand in front with this one: itself, or the earlier one it puts on stage. */
export function writtenIn({ id, config }: Pick<RoundPart, 'id' | 'config'>): string {
  return stagedBy(config) ?? id;
}

/** A round as a page sees it now. */
export function sceneOf(source: SceneSource, round: RoundPart): RoundScene {
  const written = writtenIn(round);
  return {
    round,
    progress: source.progress(round.id),
    result: source.result(round.id),
    contributions: source.contributions(written),
    clusters: source.clusters(written),
    byTeam: source.teams(round.id),
    shift: source.shift(round.id),
  };
}
