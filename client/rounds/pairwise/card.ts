import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const pairwiseCard: KindCard = {
  icon: 'pairs',
  texts: catalogue({
    en: {
      name: 'Pairwise',
      sentence: 'Compare two at a time; out of all comparisons comes an order, or weights.',
    },
    nl: {
      name: 'Paren',
      sentence: 'Vergelijk er steeds twee; uit alle vergelijkingen volgt een volgorde, of gewichten.',
    },
  }),
};
