import {
  MODERATION,
  type Actor,
  type Command,
  type DecisionContext,
  type FacilitatorCommand,
  type ParticipantCommand,
  type SystemCommand,
} from './commands.ts';
import { decideFacilitator } from './decide-facilitator.ts';
import { decideParticipant } from './decide-participant.ts';
import { decideSystem } from './decide-system.ts';
import { refuse, type Decision } from './decision.ts';
import type { SessionState } from './state.ts';

/**
 * What a command does to a session: the events it causes, or why not. Pure: state is read, never changed; time,
 * ids and presence come with the context. No events and `ok` means that all is already as asked.
 */
export function decide(
  state: SessionState,
  actor: Actor,
  command: Command,
  context: DecisionContext,
): Decision {
  if (actor.role === 'system') return decideSystem(state, command as SystemCommand, context);
  switch (state.phase) {
    case 'new':
      return refuse('session-not-live');
    case 'stopped':
      return refuse('session-stopped');
    case 'live':
    case 'paused':
      switch (actor.role) {
        case 'facilitator':
          return decideFacilitator(state, command as FacilitatorCommand, context);
        case 'moderator':
          return MODERATION.has((command as FacilitatorCommand).type)
            ? decideFacilitator(state, command as FacilitatorCommand, context)
            : refuse('not-allowed');
        case 'participant':
          return decideParticipant(state, actor.id, command as ParticipantCommand, context);
      }
  }
}
