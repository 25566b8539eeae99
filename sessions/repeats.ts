import type { Round, SessionState } from './state.ts';

/** The round that this one repeats, when that was ever opened with the same kind of question. */
export function previousOf(state: SessionState, round: Round): Round | undefined {
  const previous = round.repeats === null ? undefined : state.rounds.get(round.repeats);
  return previous && previous !== round && previous.kind === round.kind && previous.status !== 'planned'
    ? previous
    : undefined;
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
