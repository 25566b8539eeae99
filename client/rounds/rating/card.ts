import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const ratingCard: KindCard = {
  icon: 'scale',
  texts: catalogue({
    en: { name: 'Rating', sentence: 'Score one or several items on a scale, and see how far you agree.' },
    nl: {
      name: 'Beoordeling',
      sentence: 'Geef een of meer zaken een score op een schaal, en zie hoe eens je het bent.',
    },
  }),
};
