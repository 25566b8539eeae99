import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const openAnswerCard: KindCard = {
  icon: 'answer',
  texts: catalogue({
    en: { name: 'Open answer', sentence: 'Everybody gives one answer; all come into sight together.' },
    nl: { name: 'Open antwoord', sentence: 'Iedereen geeft één antwoord; ze komen tegelijk in beeld.' },
  }),
};
