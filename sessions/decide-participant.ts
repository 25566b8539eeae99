import type { DecisionContext, ParticipantCommand } from './commands.ts';
import { accept, acceptWith, refuse, roundOf, type Decision } from './decision.ts';
import type { Refusal } from './refusals.ts';
import type { ContributionRules } from './rounds/round-kind.ts';
import { kindOf } from './rounds/registry.ts';
import type { Round, SessionState } from './state.ts';
import { cleanText } from './text.ts';

/** Decides what a participant asks: contributions and ballots in the round that is open. */
export function decideParticipant(
  state: SessionState,
  participantId: string,
  command: ParticipantCommand,
  context: DecisionContext,
): Decision {
  const participant = state.participants.get(participantId);
  if (!participant) return refuse('participant-unknown');
  if (participant.standing === 'removed') return refuse('participant-removed');
  if (participant.standing === 'waiting') return refuse('waiting-for-admission');
  if (state.phase === 'paused') return refuse('session-paused');
  const round = roundOf(state, command.roundId);
  if (!round) return refuse('round-unknown');
  if (round.status !== 'open') return refuse('round-not-open');

  switch (command.type) {
    case 'cast-ballot':
      return castBallot(round, context.voterOf(round.id, participantId), command.ballot);
    case 'withdraw-ballot': {
      const voter = context.voterOf(round.id, participantId);
      if (!round.tally) return refuse('round-collects-nothing');
      return round.ballots.has(voter)
        ? accept({ type: 'ballot-withdrawn', roundId: round.id, voter })
        : refuse('ballot-missing');
    }
    case 'add-contribution':
    case 'edit-contribution':
    case 'withdraw-contribution':
      return decideContribution(state, round, participantId, command, context);
  }
}

function castBallot(round: Round, voter: string, raw: unknown): Decision {
  const rules = kindOf(round.kind)?.ballots;
  if (!rules) return refuse('round-collects-nothing');
  const ballot = rules.schema.safeParse(raw);
  if (!ballot.success) return refuse('ballot-invalid');
  const refusal = rules.check(round.config, round.items, ballot.data);
  return refusal
    ? refuse(refusal)
    : accept({ type: 'ballot-cast', roundId: round.id, voter, ballot: ballot.data });
}

type ContributionCommand = Extract<ParticipantCommand, { type: `${string}-contribution` }>;

function decideContribution(
  state: SessionState,
  round: Round,
  participantId: string,
  command: ContributionCommand,
  context: DecisionContext,
): Decision {
  const rules = kindOf(round.kind)?.contributions(round.config);
  if (!rules) return refuse('round-collects-nothing');
  if (command.type === 'add-contribution') {
    const text = cleanText(command.text);
    const refusal =
      textRefusal(command.text, text, rules) ??
      ((round.byAuthor.get(participantId)?.size ?? 0) >= (rules.perPerson ?? Infinity)
        ? 'contribution-limit-reached'
        : null) ??
      (round.contributions.size >= state.session.limits.contributionsPerRound ? 'round-full' : null);
    if (refusal) return refuse(refusal);
    const contributionId = context.newId();
    return acceptWith(
      { contributionId },
      { type: 'contribution-added', roundId: round.id, contributionId, participantId, text },
    );
  }

  const { contributionId } = command;
  const contribution = round.contributions.get(contributionId);
  if (!contribution) return refuse('contribution-unknown');
  if (contribution.participantId !== participantId) return refuse('contribution-not-yours');
  if (command.type === 'withdraw-contribution') {
    return accept({ type: 'contribution-withdrawn', roundId: round.id, contributionId });
  }
  const text = cleanText(command.text);
  const refusal = textRefusal(command.text, text, rules);
  if (refusal) return refuse(refusal);
  return text === contribution.text
    ? accept()
    : accept({ type: 'contribution-edited', roundId: round.id, contributionId, text });
}

function textRefusal(raw: string, text: string, rules: ContributionRules): Refusal | null {
  if (!raw.isWellFormed()) return 'bad-input';
  if (text.length === 0) return 'contribution-empty';
  return text.length > rules.maxLength ? 'contribution-too-long' : null;
}
