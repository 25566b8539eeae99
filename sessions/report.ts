import type { Item } from './rounds/items.ts';
import { kindOf } from './rounds/registry.ts';
import type { Electorate } from './rounds/round-kind.ts';
import type { Language, Round, RoundStatus, SessionState, Team } from './state.ts';
import { electorateOf } from './views.ts';

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
  status: RoundStatus;
  config: unknown;
  items: Item[];
  /** Milliseconds since 1970. */
  openedAt: number | null;
  closedAt: number | null;
  electorate: Electorate;
}

export interface ContributionRecord {
  roundId: string;
  contributionId: string;
  participantId: string | null;
  text: string;
  /** Milliseconds since 1970; null in an anonymous round, where the moment would tell. */
  at: number | null;
  hidden: boolean;
}

export interface BallotRecord {
  roundId: string;
  participantId: string | null;
  ballot: unknown;
}

/** The record of a session that has stopped. */
export function sessionRecordOf(state: SessionState): SessionRecord {
  const record: SessionRecord = { rounds: [], contributions: [], ballots: [] };
  for (const roundId of state.order) {
    const round = state.rounds.get(roundId);
    if (!round) continue;
    const { kind, title, seconds, status, config, items, openedAt, closedAt } = round;
    const electorate = electorateOf(state, round, 0);
    record.rounds.push({
      roundId,
      kind,
      title,
      seconds,
      status,
      config,
      items,
      openedAt,
      closedAt,
      electorate,
    });
    record.contributions.push(...contributionRecords(round));
    record.ballots.push(...ballotRecords(round));
  }
  return record;
}

function contributionRecords(round: Round): ContributionRecord[] {
  const anonymous = kindOf(round.kind)?.contributions(round.config)?.anonymous !== false;
  return [...round.contributions.values()].map(({ id, participantId, text, at, hidden }) => ({
    roundId: round.id,
    contributionId: id,
    participantId: anonymous ? null : participantId,
    text,
    at: anonymous ? null : at,
    hidden,
  }));
}

function ballotRecords(round: Round): BallotRecord[] {
  const anonymous = kindOf(round.kind)?.ballots?.anonymous(round.config) !== false;
  const records = [...round.ballots].map(([voter, ballot]) => ({
    roundId: round.id,
    participantId: anonymous ? null : voter,
    ballot,
  }));
  if (!anonymous) return records;
  return records
    .map((record) => ({ record, content: JSON.stringify(record.ballot) }))
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
  /** By the kind's own method, recomputed from the ballots; null for kinds without ballots. */
  result: unknown;
  contributions: ReportContribution[];
  ballots: Omit<BallotRecord, 'roundId'>[];
}

/** A contribution with every later vote on it. */
export interface ReportContribution extends Omit<ContributionRecord, 'roundId'> {
  votes: { roundId: string; itemId: string }[];
}

/** The report of a stopped session from what was kept of it: the same record gives the same report, always. */
export function reportOf(facts: ReportFacts, record: SessionRecord): Report {
  const votes = new Map<string, { roundId: string; itemId: string }[]>();
  for (const round of record.rounds)
    for (const item of round.items) {
      if (!item.origin) continue;
      const list = votes.get(item.origin.contributionId) ?? [];
      list.push({ roundId: round.roundId, itemId: item.id });
      votes.set(item.origin.contributionId, list);
    }
  const contributions = byRound(record.contributions);
  const ballots = byRound(record.ballots);
  return {
    ...facts,
    rounds: record.rounds.map((round) => {
      const cast = (ballots.get(round.roundId) ?? []).map(({ participantId, ballot }) => ({
        participantId,
        ballot,
      }));
      return {
        ...round,
        result: recount(round, cast),
        contributions: (contributions.get(round.roundId) ?? []).map(
          ({ contributionId, participantId, text, at, hidden }) => ({
            contributionId,
            participantId,
            text,
            at,
            hidden,
            votes: votes.get(contributionId) ?? [],
          }),
        ),
        ballots: cast,
      };
    }),
  };
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

function recount(round: RoundRecord, cast: readonly { ballot: unknown }[]): unknown {
  const rules = kindOf(round.kind)?.ballots;
  if (!rules || round.status === 'planned') return null;
  const tally = rules.tally(round.config, round.items);
  for (const { ballot } of cast) tally.add(ballot);
  return rules.result(round.config, round.items, tally.counted(), round.electorate);
}
