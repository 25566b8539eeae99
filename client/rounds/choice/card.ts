import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const choiceCard: KindCard = {
  icon: 'ballot',
  texts: catalogue({
    en: { name: 'Choice', sentence: 'Vote for one or several options, typed in or from earlier ideas.' },
    nl: { name: 'Keuze', sentence: 'Stem op een of meer opties, ingetypt of uit eerdere ideeën.' },
  }),
};
