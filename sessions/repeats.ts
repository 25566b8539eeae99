import { countMoved } from './methods/shift.ts';
import type { Round, SessionState } from './state.ts';

/** The round that this one repeats, when that was ever opened with the same kind of question. */
export function previousOf(state: SessionState, round: Round): Round | undefined {
  const previous = round.repeats === null ? undefined : state.rounds.get(round.repeats);
  return previous && previous !== round && previous.kind === round.kind && previous.status !== 'planned'
    ? previous
    : undefined;
}

/**
 * Takes a voter's standing ballot into what is known of who moved, or out of it: in this round as a repeat, and in the repeats
 * of this round. So the share that moved costs a vote the same however many voted (law 6).
 */
export function tellMoved(state: SessionState, round: Round, voter: string, weight: 1 | -1): void {
  const own = round.ballots.get(voter);
  countMoved(round.moved, previousOf(state, round)?.ballots.get(voter), own, weight);
  for (const id of round.repeatedBy) {
    const repeat = state.rounds.get(id);
    if (repeat && previousOf(state, repeat) === round)
      countMoved(repeat.moved, own, repeat.ballots.get(voter), weight);
  }
}

/** The first of a chain of repeats; the round itself when it repeats nothing. Voters have one key in all of them. */
export function rootOf(state: SessionState, round: Round): Round {
  const seen = new Set<Round>();
  let root = round;
  for (;;) {
    seen.add(root);
    const earlier = root.repeats === null ? undefined : state.rounds.get(root.repeats);
    if (!earlier || seen.has(earlier)) return root;
    root = earlier;
  }
}
