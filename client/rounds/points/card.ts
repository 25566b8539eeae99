import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const pointsCard: KindCard = {
  icon: 'tokens',
  texts: catalogue({
    en: { name: 'Points', sentence: 'Divide points, dots or credits over options.' },
    nl: { name: 'Punten', sentence: 'Verdeel punten, stippen of tegoed over opties.' },
  }),
};
