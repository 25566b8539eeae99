import type { KindFolder } from '../kind-folder.ts';
import { ratingCard } from './card.ts';

export const ratingFolder: KindFolder<'rating'> = {
  card: ratingCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).ratingWords,
};
