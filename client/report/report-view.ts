import type { RoundPart } from '../../sessions/protocol.ts';
import type { Report, ReportContribution, ReportRound } from '../../sessions/report.ts';
import type { Language } from '../../sessions/state.ts';
import { sides } from '../rounds/sides.svelte.ts';

/** A kept round as the Result of its kind draws it: everything is shown to its owner. */
export function asRound(round: ReportRound): RoundPart {
  const { roundId, kind, title, status, config, items, openedAt, closedAt, repeats, banned } = round;
  return {
    ...{ id: roundId, kind, title, status, config, items, openedAt, closedAt, repeats, banned },
    teamsShown: true,
    frozen: false,
    timer: null,
    shown: { participants: true, facilitator: true, wall: true },
  };
}

/** What a contribution came to in a later round that voted on it. */
export interface VoteOn {
  roundId: string;
  itemId: string;
  words: string;
  value: number;
}

export interface ContributionRow {
  contribution: ReportContribution;
  /** By the rounds of `votedIn`, in their order; null where this one was not voted on. */
  votes: (VoteOn | null)[];
}

/** The contributions of a round with what each came to in the rounds that voted on them. */
export function contributionRows(
  report: Report,
  round: ReportRound,
  language: Language,
): { votedIn: ReportRound[]; rows: ContributionRow[] } {
  const linked = new Set(round.contributions.flatMap(({ votes }) => votes.map(({ roundId }) => roundId)));
  const votedIn = report.rounds.filter(({ roundId, result }) => linked.has(roundId) && result !== null);
  const rows = round.contributions.map((contribution) => ({
    contribution,
    votes: votedIn.map((voting) => voteOn(contribution, voting, language)),
  }));
  return { votedIn, rows };
}

function voteOn(contribution: ReportContribution, voting: ReportRound, language: Language): VoteOn | null {
  const vote = contribution.votes.find(({ roundId }) => roundId === voting.roundId);
  const found = vote && sides.words(voting.kind)?.item(voting.result, vote.itemId, language);
  return vote && found ? { roundId: voting.roundId, itemId: vote.itemId, ...found } : null;
}

/** The names of what contributions are filed under, by id; empty where the round has none. */
export function categoriesIn(config: unknown): ReadonlyMap<string, string> {
  const categories: unknown =
    typeof config === 'object' && config !== null && 'categories' in config ? config.categories : [];
  return new Map(
    (Array.isArray(categories) ? (categories as { id: string; text: string }[]) : []).map(({ id, text }) => [
      id,
      text,
    ]),
  );
}

/** Rows with the most votes in the last round that voted on them first; who was not voted on comes last. */
export function bestFirst(rows: readonly ContributionRow[]): ContributionRow[] {
  const value = ({ votes }: ContributionRow): number =>
    votes.findLast((vote) => vote !== null)?.value ?? -Infinity;
  return [...rows].sort((a, b) => (value(a) === value(b) ? 0 : value(b) - value(a)));
}

/** The name of a participant; null where the round is anonymous, or no name was given. */
export function nameIn(report: Report, participantId: string | null): string | null {
  return report.participants.find((participant) => participant.participantId === participantId)?.name ?? null;
}

/** A team and its place among the teams. */
export function teamIn(report: Report, teamId: string | null): { name: string; at: number } | null {
  const at = report.teams.findIndex(({ id }) => id === teamId);
  const team = report.teams[at];
  return team ? { name: team.name, at } : null;
}

/** What was put together, in the order the groups were made, with everything in each. */
export interface ClusterGroup {
  id: string;
  name: string;
  members: ContributionRow[];
  /** What the group itself came to, by the rounds of `votedIn`. */
  votes: (VoteOn | null)[];
}

/** The groups of a round's contributions; empty where nothing was put together. */
export function clusterGroups(round: ReportRound, rows: readonly ContributionRow[]): ClusterGroup[] {
  return round.clusters.flatMap(({ id, name }) => {
    const members = rows.filter(({ contribution }) => contribution.clusterId === id);
    const [first] = members;
    if (!first) return [];
    // A vote on the group stands with each of its members alike; one on a member does not.
    const votes = first.votes.map((vote, at) =>
      members.every((other) => other.votes[at]?.itemId === vote?.itemId) ? vote : null,
    );
    return [{ id, name: name || first.contribution.text, members, votes }];
  });
}

/** Is this a report? It comes from our own server, so its outline is enough; a proxy's error page is no outline. */
export function asReport(body: unknown): Report | undefined {
  const looksRight =
    typeof body === 'object' &&
    body !== null &&
    'rounds' in body &&
    Array.isArray(body.rounds) &&
    'participants' in body &&
    Array.isArray(body.participants);
  return looksRight ? (body as Report) : undefined;
}
