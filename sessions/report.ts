import { boardsOf, pointsOf } from './leaders.ts';
import { equalGroupsOf, type EqualGroupsCentre } from './methods/equal-groups.ts';
import { movedBetween } from './methods/shift.ts';
import {
  electorateOf,
  resultFrom,
  shiftFrom,
  teamResultsOf,
  type RoundShift,
  type TeamResult,
} from './results.ts';
import type { Item } from './rounds/items.ts';
import { kindOf } from './rounds/registry.ts';
import type { Electorate } from './rounds/round-kind.ts';
import { hidesSmallTeams, showableTeamsOf } from './team-pictures.ts';
import type {
  Arrangement,
  Cluster,
  Language,
  Round,
  RoundStatus,
  SessionState,
  Team,
  TeamTally,
} from './state.ts';

/**
 * What is kept of a stopped session: plain data, one entry per round, contribution and ballot. Authors and voters are
 * null in anonymous rounds, and the order of ballots there says nothing about who or when.
 */
export interface SessionRecord {
  rounds: RoundRecord[];
  contributions: ContributionRecord[];
  ballots: BallotRecord[];
}

export interface RoundRecord {
  roundId: string;
  kind: string;
  title: string;
  /** Length of the timer as planned, in seconds; kept so that a duplicate has it again. */
  seconds: number | null;
  notes: string;
  repeats: string | null;
  status: RoundStatus;
  config: unknown;
  items: Item[];
  clusters: Cluster[];
  /** Who put which contribution where, in order. */
  arrangements: Arrangement[];
  /** Words the facilitator took out of the result. */
  banned: string[];
  /** Milliseconds since 1970. */
  openedAt: number | null;
  closedAt: number | null;
  electorate: Electorate;
  /** Who could answer of each team, in games alone: what their leaderboard is made with. */
  teamSizes?: Record<string, number>;
}

export interface ContributionRecord {
  roundId: string;
  contributionId: string;
  /** Of the named alone. */
  participantId: string | null;
  teamId: string | null;
  text: string;
  /** The author's words, where the facilitator changed them. */
  original: string | null;
  /** Milliseconds since 1970; null in an anonymous round, where the moment would tell. */
  at: number | null;
  hidden: boolean;
  /** It waited for an approval that never came. */
  held: boolean;
  categoryId: string | null;
  clusterId: string | null;
  answered: boolean;
  up: number;
  down: number;
  comments: { text: string; participantId: string | null; teamId: string | null; hidden: boolean }[];
}

export interface BallotRecord {
  roundId: string;
  /** Of the named alone. */
  participantId: string | null;
  /** The team it counts for; null where so few voted in it that it would tell who. */
  teamId: string | null;
  /** Entered by the facilitator for somebody who did not join. */
  proxy: boolean;
  ballot: unknown;
}

/** The record of a session that has stopped. */
export function sessionRecordOf(state: SessionState): SessionRecord {
  const record: SessionRecord = { rounds: [], contributions: [], ballots: [] };
  for (const roundId of state.order) {
    const round = state.rounds.get(roundId);
    if (!round) continue;
    record.rounds.push(roundRecord(state, round));
    record.contributions.push(...contributionRecords(state, round));
    record.ballots.push(...ballotRecords(round));
  }
  return record;
}

function roundRecord(state: SessionState, round: Round): RoundRecord {
  const { id, kind, title, seconds, notes, repeats, status, config, items, openedAt, closedAt } = round;
  // Who clusters in front of everybody is seen; an author who is not named must not be found by it.
  const named = kindOf(kind)?.contributions(config)?.authorship === 'named';
  return {
    roundId: id,
    ...{ kind, title, seconds, notes, repeats, status, config, items, openedAt, closedAt },
    clusters: [...round.clusters.values()],
    arrangements: round.arrangements.map((entry) =>
      named || entry.by === null ? entry : { ...entry, by: 'participant', at: 0 },
    ),
    banned: [...round.banned],
    electorate: electorateOf(state, round, 0),
    ...(kindOf(kind)?.ballots?.score && round.atClose ? { teamSizes: round.atClose.teamSizes } : {}),
  };
}

function contributionRecords(state: SessionState, round: Round): ContributionRecord[] {
  const authorship = kindOf(round.kind)?.contributions(round.config)?.authorship ?? 'anonymous';
  const by = (participantId: string) => ({
    participantId: authorship === 'named' ? participantId : null,
    teamId: authorship === 'anonymous' ? null : (state.participants.get(participantId)?.teamId ?? null),
  });
  return [...round.contributions.values()].map((contribution) => {
    const { id, participantId, text, original, at, hidden, held, categoryId, clusterId } = contribution;
    const { answered, up, down, comments } = contribution;
    return {
      roundId: round.id,
      contributionId: id,
      ...by(participantId),
      ...{ text, original, hidden, held, categoryId, clusterId, answered, up, down },
      at: authorship === 'named' ? at : null,
      comments: comments.map((comment) => ({
        text: comment.text,
        hidden: comment.hidden,
        ...by(comment.participantId),
      })),
    };
  });
}

function ballotRecords(round: Round): BallotRecord[] {
  const named = kindOf(round.kind)?.ballots?.anonymity(round.config) === 'named';
  const records = [...round.ballots].map(([voter, { ballot, teamId, proxy }]) => ({
    roundId: round.id,
    participantId: named && !proxy && voter !== teamId ? voter : null,
    teamId,
    proxy,
    ballot,
  }));
  return named ? records : unlinked(records, hidesSmallTeams(round) ? round.showableTeams : null);
}

/** Ballots without a team that would tell who cast them, sorted by what they say, so that their order tells nothing either. */
function unlinked(
  ballots: readonly BallotRecord[],
  showableTeams: ReadonlySet<string> | null,
): BallotRecord[] {
  return ballots
    .map((record) =>
      showableTeams?.has(record.teamId ?? '') === false ? { ...record, teamId: null } : record,
    )
    .map((record) => ({ record, content: JSON.stringify([record.ballot, record.teamId, record.proxy]) }))
    .sort((a, b) => (a.content < b.content ? -1 : a.content > b.content ? 1 : 0))
    .map(({ record }) => record);
}

/** What the report says of the session itself. */
export interface ReportFacts {
  sessionId: string;
  title: string;
  language: Language;
  startedAt: number | null;
  stoppedAt: number | null;
  teams: Team[];
  participants: ReportParticipant[];
  /** Set when part of the session could not be read back: what is here ends at that point. */
  damagedAfter: number | null;
}

export interface ReportParticipant {
  participantId: string;
  name: string | null;
  teamId: string | null;
}

export interface Report extends ReportFacts {
  rounds: ReportRound[];
}

export interface ReportRound extends RoundRecord {
  /** By the kind's own method, recomputed from the ballots or texts; null for kinds that count nothing. */
  result: unknown;
  /** The result team by team; null without teams. */
  teams: TeamResult[] | null;
  /** Where the group stands when each of the teams shown weighs the same; null without two of them. */
  equalGroups: EqualGroupsCentre[] | null;
  /** How opinions moved since the round this one repeats; null when it repeats none. */
  shift: RoundShift | null;
  contributions: ReportContribution[];
  ballots: Omit<BallotRecord, 'roundId'>[];
}

/** A contribution with every later vote on it, or on the cluster it is in. */
export interface ReportContribution extends Omit<ContributionRecord, 'roundId'> {
  votes: { roundId: string; itemId: string }[];
}

/** The report of a stopped session from what was kept of it: the same record gives the same report, always. */
export function reportOf(facts: ReportFacts, record: SessionRecord): Report {
  const votes = votesByOrigin(record.rounds);
  const contributions = byRound(record.contributions);
  const ballots = byRound(record.ballots);
  const rounds = new Map<string, ReportRound>();
  for (const round of record.rounds) {
    const cast = ballots.get(round.roundId) ?? [];
    const written = contributions.get(round.roundId) ?? [];
    const { result, teams, showableTeams } = recount(facts, round, cast, written);
    rounds.set(round.roundId, {
      ...round,
      result,
      teams,
      equalGroups: teams && equalGroupsOf(teams),
      shift: null,
      contributions: written.map(({ roundId, ...contribution }) => ({
        ...contribution,
        votes: [
          ...(votes.get(contribution.contributionId) ?? []),
          ...(contribution.clusterId === null
            ? []
            : (votes.get(`${roundId}/${contribution.clusterId}`) ?? [])),
        ],
      })),
      ballots: (showableTeams ? unlinked(cast, showableTeams) : cast).map(
        ({ participantId, teamId, proxy, ballot }) => ({
          participantId,
          teamId,
          proxy,
          ballot,
        }),
      ),
    });
  }
  for (const round of rounds.values()) {
    const previous = round.repeats === null ? undefined : rounds.get(round.repeats);
    if (previous?.kind === round.kind) round.shift = shiftBetweenRounds(previous, round);
  }
  return { ...facts, rounds: [...rounds.values()] };
}

/** Which rounds voted on a contribution (by its id) or on a cluster (by round and id). */
function votesByOrigin(rounds: readonly RoundRecord[]): Map<string, { roundId: string; itemId: string }[]> {
  const votes = new Map<string, { roundId: string; itemId: string }[]>();
  for (const round of rounds)
    for (const { id, origin } of round.items) {
      if (!origin || 'itemId' in origin) continue;
      const key =
        'contributionId' in origin ? origin.contributionId : `${origin.roundId}/${origin.clusterId}`;
      const list = votes.get(key) ?? [];
      list.push({ roundId: round.roundId, itemId: id });
      votes.set(key, list);
    }
  return votes;
}

function shiftBetweenRounds(previous: ReportRound, round: ReportRound): RoundShift | null {
  const byVoter = ({ ballots }: ReportRound) => {
    // A ballot that was entered has no voter that could come back.
    const own = ballots.filter(({ proxy }) => !proxy);
    return own.length > 0 && own.every(({ participantId }) => participantId !== null)
      ? new Map(own.map((ballot) => [ballot.participantId ?? '', ballot]))
      : null;
  };
  const [before, after] = [byVoter(previous), byVoter(round)];
  return shiftFrom(
    { id: previous.roundId, kind: previous.kind, result: previous.result },
    round.result,
    before && after && movedBetween(before, after),
  );
}

function byRound<T extends { roundId: string }>(entries: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const group = groups.get(entry.roundId);
    if (group) group.push(entry);
    else groups.set(entry.roundId, [entry]);
  }
  return groups;
}

function recount(
  { language, teams, participants }: ReportFacts,
  round: RoundRecord,
  cast: readonly BallotRecord[],
  written: readonly ContributionRecord[],
): { result: unknown; teams: TeamResult[] | null; showableTeams: Set<string> | null } {
  const kind = kindOf(round.kind);
  const none = { result: null, teams: null, showableTeams: null };
  if (!kind || round.status === 'planned') return none;
  const counted = { ...round, banned: new Set(round.banned) };
  if (kind.texts) {
    const tally = kind.texts.tally(round.config, language);
    for (const { text, hidden, held } of written) if (!hidden && !held) tally.add(text);
    return { ...none, result: resultFrom(counted, tally.counted(), round.electorate) };
  }
  const rules = kind.ballots;
  if (!rules) return none;
  const tally = rules.tally(round.config, round.items);
  const byTeam = new Map<string, TeamTally>();
  for (const { ballot, teamId } of cast) {
    tally.add(ballot);
    if (teamId === null) continue;
    const team = byTeam.get(teamId) ?? {
      tally: rules.tally(round.config, round.items),
      ballots: 0,
      points: 0,
    };
    team.tally.add(ballot);
    team.ballots += 1;
    team.points += pointsOf(round, ballot) ?? 0;
    byTeam.set(teamId, team);
  }
  // What is kept tells of no small team; this holds it also to records from before that rule.
  const showableTeams = showableTeamsOf(cast.length, cast.filter(({ proxy }) => proxy).length, byTeam);
  const result = resultFrom(counted, tally.counted(), round.electorate);
  const names = new Map(participants.map(({ participantId, name }) => [participantId, name]));
  const boards = boardsOf(
    round,
    () =>
      cast.map(({ participantId, teamId, ballot }) => ({
        name: names.get(participantId ?? '') ?? null,
        teamId,
        points: pointsOf(round, ballot) ?? 0,
      })),
    teams,
    byTeam,
    (teamId) => round.teamSizes?.[teamId] ?? 0,
  );
  return {
    result: boards === null || typeof result !== 'object' ? result : { ...result, ...boards },
    teams: teamResultsOf({ ...counted, showableTeams }, teams, byTeam),
    showableTeams: hidesSmallTeams(round) ? showableTeams : null,
  };
}
