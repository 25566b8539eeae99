import type { KindFolder } from '../kind-folder.ts';
import { choiceCard } from './card.ts';

export const choiceFolder: KindFolder<'choice'> = {
  card: choiceCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).choiceWords,
};
