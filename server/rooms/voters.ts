import { createHmac } from 'node:crypto';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { SessionState } from '../../sessions/state.ts';

export type VoterOf = (roundId: string, participantId: string) => string;

/** Of a keyed hash, enough that two participants never meet. */
const VOTER_LENGTH = 22;

/**
 * Under which key a participant's ballot in a round is kept: in an anonymous round a hash whose key is destroyed when
 * the results are final (law 8), else the participant's id.
 *
 * @param state the room's state as it is now; a room that reloads has another one
 */
export function votersOf(state: () => SessionState, sessionKey: Buffer): VoterOf {
  const roundKeys = new Map<string, Buffer>();
  return (roundId, participantId) => {
    const round = state().rounds.get(roundId);
    if (round === undefined || kindOf(round.kind)?.ballots?.anonymous(round.config) !== true)
      return participantId;
    let key = roundKeys.get(roundId);
    if (!key) roundKeys.set(roundId, (key = createHmac('sha256', sessionKey).update(roundId).digest()));
    return createHmac('sha256', key).update(participantId).digest('base64url').slice(0, VOTER_LENGTH);
  };
}
