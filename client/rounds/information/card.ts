import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const informationCard: KindCard = {
  icon: 'info',
  texts: catalogue({
    en: { name: 'Information', sentence: 'Show a text or a picture; nobody has to answer.' },
    nl: { name: 'Informatie', sentence: 'Laat een tekst of beeld zien; niemand hoeft te antwoorden.' },
  }),
};
