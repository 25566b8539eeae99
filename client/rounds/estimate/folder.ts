import type { KindFolder } from '../kind-folder.ts';
import { estimateCard } from './card.ts';

export const estimateFolder: KindFolder<'estimate'> = {
  card: estimateCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).estimateWords,
};
