import type { KindFolder } from '../kind-folder.ts';
import { majorityJudgmentCard } from './card.ts';

export const majorityJudgmentFolder: KindFolder<'majority-judgment'> = {
  card: majorityJudgmentCard,
  editor: () => import('./Editor.svelte'),
  ballot: () => import('./Ballot.svelte'),
  result: () => import('./Result.svelte'),
  words: async () => (await import('./report-words.ts')).majorityJudgmentWords,
};
