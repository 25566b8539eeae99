import type { KindFolder } from '../kind-folder.ts';
import { rankingCard } from './card.ts';

export const rankingFolder: KindFolder<'ranking'> = {
  card: rankingCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).rankingWords,
};
