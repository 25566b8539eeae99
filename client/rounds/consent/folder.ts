import type { KindFolder } from '../kind-folder.ts';
import { consentCard } from './card.ts';

export const consentFolder: KindFolder<'consent'> = {
  card: consentCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).consentWords,
};
