import type { KindFolder } from '../kind-folder.ts';
import { openAnswerCard } from './card.ts';

export const openAnswerFolder: KindFolder<'open-answer'> = {
  card: openAnswerCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: null,
};
