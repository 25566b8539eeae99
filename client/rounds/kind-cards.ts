import type { RoundKindName } from '../../sessions/rounds/registry.ts';
import { isRoundKind } from '../../sessions/rounds/registry.ts';
import type { IconName } from '../app/icons.ts';
import type { Catalogue } from '../texts/catalogue.ts';
import { choiceCard } from './choice/card.ts';
import { ideasCard } from './ideas/card.ts';
import { informationCard } from './information/card.ts';
import { ratingCard } from './rating/card.ts';

/** What stands on the card of a round kind where one chooses a kind, and beside its rounds in an agenda. */
export interface KindCard {
  icon: IconName;
  texts: Catalogue<{
    name: string;
    /** One sentence: what the group does in such a round. */
    sentence: string;
  }>;
}

/** The card of every round kind, in the order of the menu. */
export const KIND_CARDS: Readonly<Record<RoundKindName, KindCard>> = {
  information: informationCard,
  ideas: ideasCard,
  choice: choiceCard,
  rating: ratingCard,
};

/** The card of a kind; undefined when this page is older than the kind. */
export function cardOf(kind: string): KindCard | undefined {
  return isRoundKind(kind) ? KIND_CARDS[kind] : undefined;
}
