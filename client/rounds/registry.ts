import type { RoundKindName } from '../../sessions/rounds/registry.ts';
import { choiceFolder } from './choice/folder.ts';
import { clusteringFolder } from './clustering/folder.ts';
import { consentFolder } from './consent/folder.ts';
import { estimateFolder } from './estimate/folder.ts';
import { ideasFolder } from './ideas/folder.ts';
import { informationFolder } from './information/folder.ts';
import type { KindCard } from './kind-cards.ts';
import type { AnyKindFolder, KindFolder } from './kind-folder.ts';
import { majorityJudgmentFolder } from './majority-judgment/folder.ts';
import { matrixFolder } from './matrix/folder.ts';
import { openAnswerFolder } from './open-answer/folder.ts';
import { pairwiseFolder } from './pairwise/folder.ts';
import { pointsFolder } from './points/folder.ts';
import { qAndAFolder } from './q-and-a/folder.ts';
import { quizFolder } from './quiz/folder.ts';
import { rankingFolder } from './ranking/folder.ts';
import { ratingFolder } from './rating/folder.ts';
import { wordCloudFolder } from './word-cloud/folder.ts';

/** The client's side of every round kind, one line each, in the order of the menu. A forgotten kind is a type error. */
const FOLDERS: { [N in RoundKindName]: KindFolder<N> } = {
  information: informationFolder,
  ideas: ideasFolder,
  'open-answer': openAnswerFolder,
  'word-cloud': wordCloudFolder,
  'q-and-a': qAndAFolder,
  clustering: clusteringFolder,
  choice: choiceFolder,
  rating: ratingFolder,
  ranking: rankingFolder,
  points: pointsFolder,
  estimate: estimateFolder,
  consent: consentFolder,
  matrix: matrixFolder,
  'majority-judgment': majorityJudgmentFolder,
  pairwise: pairwiseFolder,
  quiz: quizFolder,
};

/** The kinds in the order of the menu. */
export const KINDS = Object.keys(FOLDERS) as readonly RoundKindName[];

/** The folder of a kind, its types erased; undefined when this page is older than the kind. */
export function folderOf(kind: string): AnyKindFolder | undefined {
  // Which configuration and ballot a folder takes is told by the kind beside it on the wire, not by its type.
  const known = FOLDERS as unknown as Record<string, AnyKindFolder>;
  return Object.hasOwn(FOLDERS, kind) ? known[kind] : undefined;
}

/** The card of a kind; undefined when this page is older than the kind. */
export function cardOf(kind: string): KindCard | undefined {
  return folderOf(kind)?.card;
}
