import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const ideasCard: KindCard = {
  icon: 'bulb',
  texts: catalogue({
    en: { name: 'Ideas', sentence: 'Everybody writes ideas on the phone; they appear together.' },
    nl: { name: 'Ideeën', sentence: 'Iedereen schrijft ideeën op de telefoon; ze verschijnen bij elkaar.' },
  }),
};
