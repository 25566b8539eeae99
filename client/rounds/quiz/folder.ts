import type { KindFolder } from '../kind-folder.ts';
import { quizCard } from './card.ts';

export const quizFolder: KindFolder<'quiz'> = {
  card: quizCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).quizWords,
};
