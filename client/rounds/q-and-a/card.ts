import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const qAndACard: KindCard = {
  icon: 'question',
  texts: catalogue({
    en: {
      name: 'Questions and answers',
      sentence: 'Everybody asks and votes; the questions most wanted come first.',
    },
    nl: {
      name: 'Vragen en antwoorden',
      sentence: 'Iedereen vraagt en stemt; de meest gewilde vragen komen eerst.',
    },
  }),
};
