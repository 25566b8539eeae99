import type { KindFolder } from '../kind-folder.ts';
import { ideasCard } from './card.ts';

export const ideasFolder: KindFolder<'ideas'> = {
  card: ideasCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: null,
};
