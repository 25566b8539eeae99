import type { RoundKindName } from '../../sessions/rounds/registry.ts';
import { choiceCard } from './choice/card.ts';
import { clusteringCard } from './clustering/card.ts';
import { consentCard } from './consent/card.ts';
import { estimateCard } from './estimate/card.ts';
import { ideasCard } from './ideas/card.ts';
import { informationCard } from './information/card.ts';
import type { KindCard } from './kind-cards.ts';
import { majorityJudgmentCard } from './majority-judgment/card.ts';
import { matrixCard } from './matrix/card.ts';
import { openAnswerCard } from './open-answer/card.ts';
import { pairwiseCard } from './pairwise/card.ts';
import { pointsCard } from './points/card.ts';
import { qAndACard } from './q-and-a/card.ts';
import { quizCard } from './quiz/card.ts';
import { rankingCard } from './ranking/card.ts';
import { ratingCard } from './rating/card.ts';
import { wordCloudCard } from './word-cloud/card.ts';

/**
 * The card of every round kind, one line each, in the order of the menu. A forgotten kind is a type error. Its sides need
 * no line: they are found by their folder (`sides.svelte.ts`, `wall-sides.ts`, `editors.ts`).
 */
const CARDS: Record<RoundKindName, KindCard> = {
  information: informationCard,
  ideas: ideasCard,
  'open-answer': openAnswerCard,
  'word-cloud': wordCloudCard,
  'q-and-a': qAndACard,
  clustering: clusteringCard,
  choice: choiceCard,
  rating: ratingCard,
  ranking: rankingCard,
  points: pointsCard,
  estimate: estimateCard,
  consent: consentCard,
  matrix: matrixCard,
  'majority-judgment': majorityJudgmentCard,
  pairwise: pairwiseCard,
  quiz: quizCard,
};

/** The kinds in the order of the menu. */
export const KINDS = Object.keys(CARDS) as readonly RoundKindName[];

/** The card of a kind; undefined when this page is older than the kind. */
export function cardOf(kind: string): KindCard | undefined {
  return Object.hasOwn(CARDS, kind) ? CARDS[kind as RoundKindName] : undefined;
}
