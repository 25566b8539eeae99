import type { KindFolder } from '../kind-folder.ts';
import { informationCard } from './card.ts';

export const informationFolder: KindFolder<'information'> = {
  card: informationCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: null,
};
