import type { SessionEvent } from './events.ts';
import type { Refusal } from './refusals.ts';
import type { Round, SessionState } from './state.ts';

export type Decision =
  { ok: true; events: SessionEvent[]; result?: unknown } | { ok: false; refusal: Refusal; detail?: string };

export function accept(...events: SessionEvent[]): Decision {
  return { ok: true, events };
}

export function acceptWith(result: unknown, ...events: SessionEvent[]): Decision {
  return { ok: true, events, result };
}

export function refuse(refusal: Refusal, detail?: string): Decision {
  return detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail };
}

/** A round that exists and is not deleted. */
export function roundOf(state: SessionState, roundId: string): Round | undefined {
  const round = state.rounds.get(roundId);
  return round && !round.deleted ? round : undefined;
}

/** The round that is open; there is at most one (ROUND-2). */
export function openRound(state: SessionState): Round | undefined {
  const round = state.current === null ? undefined : state.rounds.get(state.current);
  if (round?.status === 'open') return round;
  for (const other of state.rounds.values()) if (other.status === 'open') return other;
  return undefined;
}
