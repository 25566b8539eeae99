import { decide } from '../../sessions/decide.ts';
import { evolve } from '../../sessions/evolve.ts';
import type { SessionState } from '../../sessions/state.ts';

/**
 * Ends, in memory alone, a session whose journal cannot be trusted to its end: what came before the damage is closed
 * as a stop would close it, so that it can be kept as results. Nothing is added to the damaged journal.
 */
export function endedAsItStands(state: SessionState, now: number): SessionState {
  if (state.phase === 'stopped' || state.phase === 'new') return state;
  const facilitator = { role: 'facilitator', id: 'system' } as const;
  const decision = decide(
    state,
    facilitator,
    { type: 'stop-session' },
    {
      now,
      newId: () => '',
      newKey: () => '',
      present: () => 0,
      voterOf: (_roundId, participantId) => participantId,
    },
  );
  if (decision.ok)
    evolve(state, { seq: state.seq + 1, at: now, actor: 'system', commandId: null, events: decision.events });
  return state;
}
