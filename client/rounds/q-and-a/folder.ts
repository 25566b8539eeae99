import type { KindFolder } from '../kind-folder.ts';
import { qAndACard } from './card.ts';

export const qAndAFolder: KindFolder<'q-and-a'> = {
  card: qAndACard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: null,
};
