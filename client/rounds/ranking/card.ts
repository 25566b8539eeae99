import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const rankingCard: KindCard = {
  icon: 'ranks',
  texts: catalogue({
    en: {
      name: 'Ranking',
      sentence: 'Put options in order, all or the best few, and see how far you agree.',
    },
    nl: {
      name: 'Rangorde',
      sentence: 'Zet opties op volgorde, allemaal of de beste paar, en zie hoe eens je het bent.',
    },
  }),
};
