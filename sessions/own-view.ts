import { frontOf } from './changes.ts';
import type { Me, OwnContributionPart, TeamDeskPart } from './protocol.ts';
import { voterIn, votesByTeam } from './results.ts';
import type { Contribution, Round, SessionState } from './state.ts';

/** What only this participant gets: own answers in every round, and the team's draft in the round in front. */
export function meOf(
  state: SessionState,
  participantId: string,
  voterOf: (roundId: string, participantId: string) => string | null,
): Me | null {
  const participant = state.participants.get(participantId);
  if (!participant) return null;
  const { front, staged } = frontOf(state);
  const me: Me = {
    seq: state.seq,
    participantId,
    name: participant.name,
    teamId: participant.teamId,
    waiting: participant.standing === 'waiting',
    ballots: {},
    contributions: [],
    votes: {},
    comments: [],
    ready: front?.ready.has(participantId) ?? false,
  };
  // Who waits sees nothing of the own team either: neither its vote nor what it is writing (JOIN-6).
  if (me.waiting) return me;
  for (const round of state.rounds.values()) {
    const voter = round.ballots.size === 0 ? null : voterIn(round, participant, voterOf);
    const standing = voter === null ? undefined : round.ballots.get(voter);
    if (standing) me.ballots[round.id] = standing.ballot;
    for (const id of round.byAuthor.get(participantId) ?? []) {
      const contribution = round.contributions.get(id);
      if (contribution) me.contributions.push(ownContribution(round, contribution));
    }
  }
  for (const round of [front, staged])
    for (const contribution of round?.contributions.values() ?? []) {
      const vote = contribution.votes.get(participantId);
      if (vote) me.votes[contribution.id] = vote;
      for (const comment of contribution.comments)
        if (comment.participantId === participantId) me.comments.push(comment.id);
    }
  if (front && votesByTeam(front) && participant.teamId !== null)
    me.team = teamDesk(state, front, participant.teamId);
  return me;
}

function ownContribution(
  round: Round,
  { id, text, hidden, held, categoryId }: Contribution,
): OwnContributionPart {
  return { roundId: round.id, id, text, hidden, held, categoryId };
}

function teamDesk(state: SessionState, round: Round, teamId: string): TeamDeskPart {
  const pen = round.pens.get(teamId);
  const holder = pen && { id: pen.holder, name: state.participants.get(pen.holder)?.name ?? null };
  return { holder: holder ?? null, draft: pen?.draft ?? null };
}
