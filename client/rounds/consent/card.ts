import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const consentCard: KindCard = {
  icon: 'hand',
  texts: catalogue({
    en: {
      name: 'Consent',
      sentence: 'Ask of a proposal how far everybody can go along, and what holds back who cannot.',
    },
    nl: {
      name: 'Instemming',
      sentence: 'Vraag hoever iedereen in een voorstel meegaat, en wat tegenhoudt wie dat niet kan.',
    },
  }),
};
