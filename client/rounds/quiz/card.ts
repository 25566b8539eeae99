import { catalogue } from '../../texts/catalogue.ts';
import type { KindCard } from '../kind-cards.ts';

export const quizCard: KindCard = {
  icon: 'trophy',
  texts: catalogue({
    en: {
      name: 'Quiz',
      sentence: 'Questions with right answers, for points; with names also a leaderboard.',
    },
    nl: { name: 'Quiz', sentence: 'Vragen met goede antwoorden, om punten; met namen ook een ranglijst.' },
  }),
};
