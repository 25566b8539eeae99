import { kindOf } from './rounds/registry.ts';
import type { TeamTally } from './state.ts';

/** A place on the board of a game: points by the kind's own count, highest first; equal points share a rank. */
export interface Leader {
  rank: number;
  name: string | null;
  teamId: string | null;
  points: number;
}

/** A team's place: what its people earned on average, so that its size does not decide. */
export interface TeamLeader {
  rank: number;
  teamId: string;
  /** The mean over everybody of the team who could answer; who did not earned nothing. */
  points: number;
  /** Who could answer. */
  people: number;
}

/** The leaderboards of a round; each is there only where the round has it. */
export interface Boards {
  leaders?: Leader[];
  teamLeaders?: TeamLeader[];
}

const LEADERS_SHOWN = 10;

/** Points of a ballot; null in kinds that give none. */
export function pointsOf(
  { kind, config }: { kind: string; config: unknown },
  ballot: unknown,
): number | null {
  return kindOf(kind)?.ballots?.score?.(config, ballot) ?? null;
}

/**
 * The leaderboards of a round whose kind gives points; null for the others and where voters are not named.
 *
 * @param voters everybody with a standing ballot, and what it earned
 * @param teams those of the session, with what each one's ballots earned, and how many people in it could answer
 */
export function boardsOf(
  round: { kind: string; config: unknown },
  voters: () => Omit<Leader, 'rank'>[],
  teams: readonly { id: string }[],
  tallies: ReadonlyMap<string, TeamTally>,
  sizeOf: (teamId: string) => number,
): Boards | null {
  const rules = kindOf(round.kind)?.ballots;
  if (!rules?.score || rules.anonymity(round.config) !== 'named') return null;
  // Where a team has one vote it stands for itself among the voters.
  const inTeams = teams.length > 0 && rules.voters(round.config) === 'people';
  const board = (inTeams ? rules.board?.(round.config) : undefined) ?? 'people';
  const boards: Boards = {};
  if (board !== 'teams') boards.leaders = ranked(voters()).slice(0, LEADERS_SHOWN);
  if (board !== 'people') boards.teamLeaders = teamLeadersOf(teams, tallies, sizeOf);
  return boards;
}

function teamLeadersOf(
  teams: readonly { id: string }[],
  tallies: ReadonlyMap<string, TeamTally>,
  sizeOf: (teamId: string) => number,
): TeamLeader[] {
  return ranked(
    teams.flatMap(({ id }) => {
      const { ballots = 0, points = 0 } = tallies.get(id) ?? {};
      // Somebody may have left the team, or the room, and the answer stays.
      const people = Math.max(sizeOf(id), ballots);
      return people === 0 ? [] : [{ teamId: id, points: points / people, people }];
    }),
  );
}

function ranked<T extends { points: number }>(entries: T[]): (T & { rank: number })[] {
  entries.sort((a, b) => b.points - a.points);
  let rank = 0;
  return entries.map((entry, at) => {
    if (at === 0 || entry.points !== entries[at - 1]?.points) rank = at + 1;
    return { ...entry, rank };
  });
}
