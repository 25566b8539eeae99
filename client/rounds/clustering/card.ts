import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const clusteringCard: KindCard = {
  icon: 'groups',
  texts: catalogue({
    en: { name: 'Clustering', sentence: 'Put what belongs together in groups, and give each group a name.' },
    nl: { name: 'Groeperen', sentence: 'Zet bij elkaar wat bij elkaar hoort, en geef elke groep een naam.' },
  }),
};
