import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const matrixCard: KindCard = {
  icon: 'plane',
  texts: catalogue({
    en: { name: 'Matrix', sentence: 'Place items on a plane of two criteria, such as impact and effort.' },
    nl: {
      name: 'Matrix',
      sentence: 'Geef onderwerpen een plek op een vlak van twee criteria, zoals effect en moeite.',
    },
  }),
};
