import type { RoundPart, SessionPart } from '../../sessions/protocol.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { Team } from '../../sessions/state.ts';

/** What can be done with a round now, beyond opening and showing it; the server decides by the same rules. */

export function canFreeze(round: RoundPart): boolean {
  const kind = kindOf(round.kind);
  return round.status === 'open' && (kind?.ballots != null || kind?.texts !== undefined);
}

/** A vote by teams has no result inside a team, and a secret one keeps no teams. */
export function canShowTeams(round: RoundPart, teams: readonly Team[]): boolean {
  const ballots = kindOf(round.kind)?.ballots;
  return (
    ballots != null &&
    round.status !== 'planned' &&
    teams.length > 0 &&
    ballots.voters(round.config) === 'people' &&
    ballots.anonymity(round.config) !== 'secret'
  );
}

export function canRepeat(round: RoundPart): boolean {
  return round.status === 'closed' && kindOf(round.kind)?.ballots != null;
}

export function canEnter(round: RoundPart): boolean {
  return round.status === 'open' && kindOf(round.kind)?.ballots != null;
}

/** Only what is in front can stand on the wall. */
export function canSpotlight(round: RoundPart, { current }: SessionPart): boolean {
  return round.id === current && kindOf(round.kind)?.group !== 'information';
}
