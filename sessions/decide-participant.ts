import type { ArrangeCommand, DecisionContext, ParticipantCommand } from './commands.ts';
import { decideBallot } from './decide-ballot.ts';
import { decideArrangement, decideContribution, isPublic } from './decide-contribution.ts';
import { accept, openRound, refuse, roundOf, type Decision } from './decision.ts';
import { kindOf } from './rounds/registry.ts';
import type { SessionState } from './state.ts';

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
  if (command.type === 'arrange') return arrange(state, participantId, command);
  if (round.status !== 'open') return refuse('round-not-open');

  switch (command.type) {
    case 'cast-ballot':
    case 'withdraw-ballot':
    case 'take-pen':
    case 'share-draft':
      return decideBallot(round, participant, command, context);
    case 'say-ready': {
      const { ready } = command;
      return round.ready.has(participantId) === ready
        ? accept()
        : accept({ type: 'readiness-said', roundId: round.id, participantId, ready });
    }
    default:
      return decideContribution(state, round, participantId, command, context);
  }
}

/** Participants cluster only while an open round puts the contributions in front of them and lets everybody do so. */
function arrange(state: SessionState, participantId: string, command: ArrangeCommand): Decision {
  const stage = openRound(state);
  const staged = stage && kindOf(stage.kind)?.stages?.(stage.config);
  if (staged?.roundId !== command.roundId || staged.by !== 'everyone') return refuse('clustering-off');
  const round = roundOf(state, command.roundId);
  if (!round) return refuse('round-unknown');
  const unseen = command.move.some(({ contributionId }) => {
    const contribution = round.contributions.get(contributionId);
    return contribution !== undefined && !isPublic(contribution);
  });
  return unseen ? refuse('contribution-unknown') : decideArrangement(round, participantId, command);
}
