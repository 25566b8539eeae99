import type { KindFolder } from '../kind-folder.ts';
import { pairwiseCard } from './card.ts';

export const pairwiseFolder: KindFolder<'pairwise'> = {
  card: pairwiseCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).pairwiseWords,
};
