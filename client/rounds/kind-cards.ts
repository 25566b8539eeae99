import type { IconName } from '../app/icons.ts';
import type { Catalogue } from '../texts/catalogue.ts';

/** What stands on the card of a round kind where one chooses a kind, and beside its rounds in an agenda. */
export interface KindCard {
  icon: IconName;
  texts: Catalogue<{
    name: string;
    /** One sentence: what the group does in such a round. */
    sentence: string;
  }>;
}
