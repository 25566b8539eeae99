import type { KindFolder } from '../kind-folder.ts';
import { clusteringCard } from './card.ts';

export const clusteringFolder: KindFolder<'clustering'> = {
  card: clusteringCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: null,
  stages: ({ source }) => source,
};
