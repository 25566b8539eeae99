import type { DecisionContext, SystemCommand } from './commands.ts';
import { accept, acceptWith, openRound, refuse, type Decision } from './decision.ts';
import { kindOf } from './rounds/registry.ts';
import type { SessionState } from './state.ts';

/** Decides what the server itself asks: start, join, timers, making up for an outage. */
export function decideSystem(
  state: SessionState,
  command: SystemCommand,
  context: DecisionContext,
): Decision {
  if (command.type === 'start-session') {
    return state.phase === 'new'
      ? accept({ type: 'session-started', facts: command.facts, agenda: command.agenda })
      : refuse('session-already-started');
  }
  if (state.phase === 'new') return refuse('session-not-live');
  if (state.phase === 'stopped') return refuse('session-stopped');
  switch (command.type) {
    case 'join':
      return join(state, command);
    case 'timer-ran-out':
      return timerRanOut(state, command.roundId, context);
    case 'make-up-outage': {
      const round = openRound(state);
      if (!round?.timer?.running || command.downMs <= 0) return accept();
      return accept({ type: 'timer-set', roundId: round.id, endsAt: round.timer.endsAt + command.downMs });
    }
  }
}

function join(
  state: SessionState,
  { participantId, name, teamId: asked, waiting, simulated }: Extract<SystemCommand, { type: 'join' }>,
): Decision {
  const { settings, limits } = state.session;
  if (state.joiningLocked) return refuse('joining-locked');
  if (state.participants.has(participantId)) return refuse('conflict');
  if (state.participants.size >= limits.participants) return refuse('session-full');
  if (settings.names === 'required' && name === null) return refuse('name-required');
  if (settings.names === 'none' && name !== null) return refuse('name-not-asked');
  if (asked !== null && !settings.teams.some((team) => team.id === asked)) return refuse('team-unknown');
  if (settings.teams.length > 0 && settings.teamJoin === 'choose' && asked === null)
    return refuse('team-required');
  const teamId =
    settings.teamJoin === 'choose' ? asked : settings.teamJoin === 'balanced' ? smallestTeam(state) : null;
  return acceptWith(
    { teamId },
    {
      type: 'participant-joined',
      participantId,
      name,
      teamId,
      waiting,
      ...(simulated ? { simulated } : {}),
    },
  );
}

/** The team with the fewest people, the first of them in the session's order; null without teams. */
function smallestTeam(state: SessionState): string | null {
  let smallest: string | null = null;
  let size = Infinity;
  for (const { id } of state.session.settings.teams) {
    const people = state.teamMembers.get(id)?.size ?? 0;
    if (people < size) [smallest, size] = [id, people];
  }
  return smallest;
}

function timerRanOut(state: SessionState, roundId: string, context: DecisionContext): Decision {
  const round = state.rounds.get(roundId);
  // Extended, stopped or paused in the meantime: the timer that ran out is no longer this one.
  if (round?.status !== 'open' || !round.timer?.running || round.timer.endsAt > context.now) return accept();
  return kindOf(round.kind)?.collects === 'nothing'
    ? accept({ type: 'timer-set', roundId, endsAt: null })
    : accept({ type: 'round-closed', roundId, by: 'timer', present: context.present() });
}
