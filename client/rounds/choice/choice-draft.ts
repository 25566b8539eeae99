import type { Item } from '../../../sessions/rounds/items.ts';
import type { BallotOf } from '../../../sessions/rounds/registry.ts';

export type ChoiceBallot = BallotOf<'choice'>;

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asChoiceDraft(draft: unknown, items: readonly Item[]): ChoiceBallot | null {
  if (typeof draft !== 'object' || draft === null || !('picks' in draft) || !Array.isArray(draft.picks))
    return null;
  const picked: readonly unknown[] = draft.picks;
  return {
    picks: items.filter(({ id }) => picked.includes(id)).map(({ id }) => id),
    abstain: 'abstain' in draft && draft.abstain === true,
  };
}

/** A ballot with one item picked or let go; picks stand in the order of the items. */
export function toggled(
  ballot: ChoiceBallot,
  itemId: string,
  picked: boolean,
  items: readonly Item[],
  maxPicks: number,
): ChoiceBallot {
  const picks = new Set(maxPicks === 1 ? [] : ballot.picks);
  if (picked) picks.add(itemId);
  else picks.delete(itemId);
  return { picks: items.map(({ id }) => id).filter((id) => picks.has(id)), abstain: false };
}
