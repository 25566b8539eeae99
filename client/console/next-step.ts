import type { RoundPart, SessionPart } from '../../sessions/protocol.ts';
import { collectsOf } from '../rounds/what-applies.ts';

/** The one thing to do next: what the big key does. */
export type NextStep =
  | { do: 'resume' }
  | { do: 'open'; round: RoundPart }
  | { do: 'close'; round: RoundPart }
  /** The facilitator looks first. */
  | { do: 'look'; round: RoundPart }
  /** Then the group sees it. */
  | { do: 'show'; round: RoundPart }
  /** Nothing was prepared: a first round comes into the agenda. */
  | { do: 'add' }
  /** Nothing is left to open: add a round, or stop. */
  | { do: 'finish' };

/** What comes next, from where the session stands: each step of a round in turn, and then the next round. */
export function nextStep(session: SessionPart, rounds: readonly RoundPart[]): NextStep {
  if (session.phase === 'paused') return { do: 'resume' };
  if (rounds.length === 0) return { do: 'add' };
  const current = rounds.find(({ id }) => id === session.current);
  if (current && collects(current)) {
    if (current.status === 'open') return { do: 'close', round: current };
    if (current.status === 'closed' && !isShownToGroup(current))
      return { do: current.shown.facilitator ? 'show' : 'look', round: current };
  }
  const following = nextPlanned(rounds, session.current);
  return following ? { do: 'open', round: following } : { do: 'finish' };
}

/** The first round not opened yet after the current one; else the first of all, so that none is forgotten. */
export function nextPlanned(rounds: readonly RoundPart[], current: string | null): RoundPart | undefined {
  const at = rounds.findIndex(({ id }) => id === current);
  const planned = ({ status }: RoundPart): boolean => status === 'planned';
  return rounds.slice(at + 1).find(planned) ?? rounds.find(planned);
}

/** Does the group see what came of a round: on the phones and on the wall? */
export function isShownToGroup(round: RoundPart): boolean {
  return round.shown.participants && round.shown.wall;
}

/** Does a round have anything to close and to show, or does it only inform? */
export function collects(round: RoundPart): boolean {
  return collectsOf(round.config) !== 'nothing';
}
