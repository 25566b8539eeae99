import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const majorityJudgmentCard: KindCard = {
  icon: 'grades',
  texts: catalogue({
    en: {
      name: 'Majority judgment',
      sentence: 'Judge each option in words; the grade a majority stands behind decides.',
    },
    nl: {
      name: 'Meerderheidsoordeel',
      sentence: 'Beoordeel elke optie in woorden; het oordeel waar een meerderheid achter staat telt.',
    },
  }),
};
