import type { KindFolder } from '../kind-folder.ts';
import { pointsCard } from './card.ts';

export const pointsFolder: KindFolder<'points'> = {
  card: pointsCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).pointsWords,
};
