import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const estimateCard: KindCard = {
  icon: 'estimate',
  texts: catalogue({
    en: {
      name: 'Estimate',
      sentence: 'Everybody guesses one number, blind; then see how far apart you are.',
    },
    nl: {
      name: 'Schatting',
      sentence: 'Iedereen schat blind één getal; zie daarna hoe ver je uit elkaar ligt.',
    },
  }),
};
