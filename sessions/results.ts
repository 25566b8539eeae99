import { boardsOf, type Boards } from './leaders.ts';
import { shiftBetween, type Moved, type Shift } from './methods/shift.ts';
import { previousOf } from './repeats.ts';
import type { Item } from './rounds/items.ts';
import type { Electorate, Position } from './rounds/round-kind.ts';
import { kindOf } from './rounds/registry.ts';
import type { Participant, Round, RoundStatus, SessionState, TeamTally } from './state.ts';
import { hidesSmallTeams } from './team-pictures.ts';

/** Voters with a standing ballot, or authors with a standing contribution. */
export function answeredIn(round: Round): number {
  return kindOf(round.kind)?.ballots ? round.ballots.size : round.byAuthor.size;
}

/** Does each team vote in this round, instead of each person? */
export function votesByTeam(round: Round): boolean {
  return kindOf(round.kind)?.ballots?.voters(round.config) === 'teams';
}

/** Once closed, nobody can know any more who voted what in it, so that nobody could vote in it again (VOTE-5). */
export function isSecret(round: Round): boolean {
  return kindOf(round.kind)?.ballots?.anonymity(round.config) === 'secret';
}

/** Under which key a participant's ballot is kept: the own one, or that of the team where teams vote; null when nobody knows. */
export function voterIn(
  round: Round,
  { id, teamId }: Participant,
  voterOf: (roundId: string, participantId: string) => string | null,
): string | null {
  if (!votesByTeam(round)) return voterOf(round.id, id);
  return isSecret(round) && teamId !== null ? voterOf(round.id, teamId) : teamId;
}

/** How many could vote now: admitted participants, or teams with anybody in them. */
export function eligibleFor(state: SessionState, round: Round): number {
  if (!votesByTeam(round)) return state.eligible;
  let teams = 0;
  for (const { size } of state.teamMembers.values()) if (size > 0) teams += 1;
  return teams;
}

/** Who could have voted in a round: as it stands, or as it stood when the round was last closed. */
export function electorateOf(state: SessionState, round: Round, online: number): Electorate {
  const answered = answeredIn(round);
  const eligible = eligibleFor(state, round);
  const standing = round.atClose ?? { eligible, present: votesByTeam(round) ? eligible : online };
  return {
    eligible: Math.max(standing.eligible + round.proxies, answered),
    present: Math.max(standing.present + round.proxies, answered),
    answered,
  };
}

/** What a result needs to know of a round, live or kept. */
export interface Counted {
  kind: string;
  config: unknown;
  items: readonly Item[];
  banned: ReadonlySet<string>;
}

/** The result of a round by its own method; null when the kind has none or the round was never opened. */
export function resultOf(round: Round, electorate: Electorate): unknown {
  return round.tally ? resultFrom(round, round.tally.counted(), electorate) : null;
}

/** The result by the kind's own method from what was counted. */
export function resultFrom(
  { kind, config, items, banned }: Counted,
  counted: unknown,
  electorate: Electorate,
): unknown {
  const definition = kindOf(kind);
  if (definition?.ballots) return definition.ballots.result(config, items, counted, electorate);
  return definition?.texts?.result(config, counted, banned) ?? null;
}

/** The same, and what is settled of its teams. */
export interface CountedByTeam extends Counted {
  status: RoundStatus;
  showableTeams: ReadonlySet<string>;
}

/** The result of one team; `result` is null and the rest empty where showing it would tell who answered what. */
export interface TeamResult {
  teamId: string;
  ballots: number;
  result: unknown;
  /** Where the team stands on each item; `equalGroups` makes one figure of all teams of it. */
  positions: Position[];
}

/** A round's result team by team, in the order of the session's teams; null where there is none (SEE-8). */
export function teamResultsOf(
  counted: CountedByTeam,
  teams: readonly { id: string }[],
  tallies: ReadonlyMap<string, TeamTally>,
): TeamResult[] | null {
  const rules = kindOf(counted.kind)?.ballots;
  if (!rules || tallies.size === 0) return null;
  const hides = hidesSmallTeams(counted);
  if (hides && counted.status !== 'closed') return null;
  return teams.map(({ id }) => {
    const { ballots = 0, tally } = tallies.get(id) ?? {};
    const electorate = { eligible: ballots, present: ballots, answered: ballots };
    // Even a small number of ballots would tell who has voted and who not.
    if (tally === undefined || ballots === 0 || (hides && !counted.showableTeams.has(id)))
      return { teamId: id, ballots: 0, result: null, positions: [] };
    const result = rules.result(counted.config, counted.items, tally.counted(), electorate);
    return { teamId: id, ballots, result, positions: rules.positions?.(result) ?? [] };
  });
}

/** How opinions moved since the vote this round repeats; null when it repeats none, or its kind has no positions. */
export interface RoundShift extends Shift {
  /** The earlier round, and its own result. */
  roundId: string;
  before: unknown;
}

export function shiftOf(state: SessionState, round: Round): RoundShift | null {
  const previous = previousOf(state, round);
  if (!previous?.tally || !round.tally) return null;
  const before = resultOf(previous, electorateOf(state, previous, 0));
  const after = resultOf(round, electorateOf(state, round, 0));
  return shiftFrom({ id: previous.id, kind: previous.kind, result: before }, after, round.moved);
}

/** The same from results of any origin; `moved` is null where it is not known who voted twice. */
export function shiftFrom(
  before: { id: string; kind: string; result: unknown },
  after: unknown,
  moved: Moved | null,
): RoundShift | null {
  const rules = kindOf(before.kind)?.ballots;
  if (!rules?.positions || before.result === null || after === null) return null;
  return {
    roundId: before.id,
    before: before.result,
    ...shiftBetween(rules.positions(before.result), rules.positions(after), moved),
  };
}

/** The result as it stands, with the leaderboards where there are any. */
export function fullResultOf(state: SessionState, round: Round, online: number): unknown {
  const counted = resultOf(round, electorateOf(state, round, online));
  const boards = boardsIn(state, round);
  return boards === null || typeof counted !== 'object' ? counted : { ...counted, ...boards };
}

function boardsIn(state: SessionState, round: Round): Boards | null {
  const { participants, teamMembers, session } = state;
  return boardsOf(
    round,
    () =>
      Array.from(round.ballots, ([voter, { teamId }]) => ({
        name: participants.get(voter)?.name ?? null,
        teamId,
        points: round.points.get(voter) ?? 0,
      })),
    session.settings.teams,
    round.teamTallies,
    (teamId) => round.atClose?.teamSizes[teamId] ?? teamMembers.get(teamId)?.size ?? 0,
  );
}

/** Makes something of a round once for a state, however many audiences ask in a tick: some methods take milliseconds (law 6). */
function oncePerState<T>(make: (state: SessionState, round: Round, online: number) => T): typeof make {
  const last = new WeakMap<Round, { seq: number; online: number; made: T }>();
  return (state, round, online) => {
    const { seq } = state;
    const known = last.get(round);
    if (known?.seq === seq && known.online === online) return known.made;
    const made = make(state, round, online);
    last.set(round, { seq, online, made });
    return made;
  };
}

/** For views alone, which are made when a record is applied as a whole. */
export const runningResultOf = oncePerState(fullResultOf);
export const runningShiftOf = oncePerState(shiftOf);
export const runningTeamsOf = oncePerState((state, round) =>
  teamResultsOf(round, state.session.settings.teams, round.teamTallies),
);
