import type { DecisionContext, ParticipantCommand } from './commands.ts';
import { accept, acceptWith, refuse, type Decision } from './decision.ts';
import type { SessionEvent } from './events.ts';
import { DRAFT_LENGTH } from './limits.ts';
import type { Refusal } from './refusals.ts';
import { isSecret } from './results.ts';
import { kindOf } from './rounds/registry.ts';
import type { Participant, Round } from './state.ts';

export type BallotCommand = Extract<
  ParticipantCommand,
  { type: 'cast-ballot' | 'withdraw-ballot' | 'take-pen' | 'share-draft' }
>;

/** Decides what a participant does about a ballot in an open round: the own one, or that of the own team. */
export function decideBallot(
  round: Round,
  participant: Participant,
  command: BallotCommand,
  context: DecisionContext,
): Decision {
  const rules = kindOf(round.kind)?.ballots;
  if (!rules) return refuse('round-collects-nothing');
  const byTeam = rules.voters(round.config) === 'teams';
  if (byTeam) return decideForTeam(round, participant, command, context);
  switch (command.type) {
    case 'take-pen':
    case 'share-draft':
      return refuse('votes-by-person');
    case 'cast-ballot':
    case 'withdraw-ballot': {
      const voter = context.voterOf(round.id, participant.id);
      if (voter === null) return refuse('round-final');
      if (command.type === 'withdraw-ballot') return withdraw(round, voter);
      const teamId = isSecret(round) ? null : participant.teamId;
      return cast(round, voter, command.ballot, { teamId, proxy: false }, context);
    }
  }
}

function decideForTeam(
  round: Round,
  { id: participantId, teamId }: Participant,
  command: BallotCommand,
  context: DecisionContext,
): Decision {
  if (teamId === null) return refuse('team-missing');
  const roundId = round.id;
  const pen = round.pens.get(teamId);
  if (command.type === 'take-pen')
    return pen?.holder === participantId
      ? accept()
      : accept({ type: 'pen-taken', roundId, teamId, participantId });
  if (pen && pen.holder !== participantId) return refuse('pen-elsewhere');
  const taking: SessionEvent[] = pen ? [] : [{ type: 'pen-taken', roundId, teamId, participantId }];
  // A team's secret is a secret too.
  const secret = isSecret(round);
  const voter = secret ? context.voterOf(roundId, teamId) : teamId;
  if (voter === null) return refuse('round-final');
  let decision: Decision;
  switch (command.type) {
    case 'share-draft':
      decision = fits(command.draft)
        ? accept({ type: 'draft-shared', roundId, teamId, draft: command.draft })
        : refuse('bad-input');
      break;
    case 'withdraw-ballot':
      decision = withdraw(round, voter);
      break;
    case 'cast-ballot':
      decision = cast(
        round,
        voter,
        command.ballot,
        { teamId: secret ? null : teamId, proxy: false },
        context,
      );
  }
  return decision.ok ? { ...decision, events: [...taking, ...decision.events] } : decision;
}

/** Decides a ballot that the facilitator enters for somebody who did not join. */
export function decideEnteredBallot(round: Round, raw: unknown, context: DecisionContext): Decision {
  const rules = kindOf(round.kind)?.ballots;
  if (!rules) return refuse('round-collects-nothing');
  const entryId = context.newId();
  const decision = cast(round, entryId, raw, { teamId: null, proxy: true }, context);
  return decision.ok ? acceptWith({ entryId }, ...decision.events) : decision;
}

function cast(
  round: Round,
  voter: string,
  raw: unknown,
  by: { teamId: string | null; proxy: boolean },
  { now }: DecisionContext,
): Decision {
  const rules = kindOf(round.kind)?.ballots;
  if (!rules) return refuse('round-collects-nothing');
  const parsed = rules.schema.safeParse(raw);
  if (!parsed.success) return refuse('ballot-invalid');
  const refusal: Refusal | null = rules.check(round.config, round.items, parsed.data);
  if (refusal) return refuse(refusal);
  const former = round.ballots.get(voter)?.ballot;
  const secret = isSecret(round);
  // The moment of a secret ballot would lead back to its voter: nothing of it is kept.
  const msOpen = secret ? 0 : Math.max(0, now - (round.openedAt ?? now));
  const ballot = rules.complete ? rules.complete(round.config, parsed.data, former, msOpen) : parsed.data;
  const event = { type: 'ballot-cast', roundId: round.id, voter, ballot, ...by } as const;
  // Who sent it cannot know what was added to it. Answers are kept by who they went to: never a secret ballot.
  return rules.complete && !secret ? acceptWith({ ballot }, event) : accept(event);
}

/** Takes a standing ballot out. */
export function withdraw(round: Round, voter: string): Decision {
  return round.ballots.has(voter)
    ? accept({ type: 'ballot-withdrawn', roundId: round.id, voter })
    : refuse('ballot-missing');
}

function fits(draft: unknown): boolean {
  return draft !== undefined && JSON.stringify(draft).length <= DRAFT_LENGTH;
}
