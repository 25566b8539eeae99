import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const wordCloudCard: KindCard = {
  icon: 'cloud',
  texts: catalogue({
    en: {
      name: 'Word cloud',
      sentence: 'Everybody gives a few words; the more often a word comes, the larger.',
    },
    nl: {
      name: 'Woordwolk',
      sentence: 'Iedereen geeft een paar woorden; hoe vaker een woord komt, hoe groter.',
    },
  }),
};
