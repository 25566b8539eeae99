import { KINDS, cardOf } from '../../client/rounds/registry.ts';
import type { RoundKindName } from '../../sessions/rounds/registry.ts';

/** Name and sentence on the card of a kind, in English. */
export function readCard(kind: RoundKindName): { name: string; sentence: string } {
  const card = cardOf(kind);
  if (!card) throw new Error(`${kind} has no card; there are ${KINDS.join(', ')}`);
  return card.texts.en;
}
