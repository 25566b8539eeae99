import type { KindFolder } from '../kind-folder.ts';
import { wordCloudCard } from './card.ts';

export const wordCloudFolder: KindFolder<'word-cloud'> = {
  card: wordCloudCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: null,
};
