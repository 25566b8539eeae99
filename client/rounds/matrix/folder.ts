import type { KindFolder } from '../kind-folder.ts';
import { matrixCard } from './card.ts';

export const matrixFolder: KindFolder<'matrix'> = {
  card: matrixCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).matrixWords,
};
