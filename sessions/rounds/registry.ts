import type { AnyRoundKind } from './round-kind.ts';
import { choice } from './choice.ts';
import { clustering } from './clustering.ts';
import { consent } from './consent.ts';
import { estimate } from './estimate.ts';
import { ideas } from './ideas.ts';
import { information } from './information.ts';
import { majorityJudgment } from './majority-judgment.ts';
import { matrix } from './matrix.ts';
import { openAnswer } from './open-answer.ts';
import { pairwise } from './pairwise.ts';
import { points } from './points.ts';
import { qAndA } from './q-and-a.ts';
import { quiz } from './quiz.ts';
import { ranking } from './ranking.ts';
import { rating } from './rating.ts';
import { wordCloud } from './word-cloud.ts';

/** Every round kind, one line each. The client's registry is typed by these keys: a forgotten card is a type error. */
export const ROUND_KINDS = {
  information,
  ideas,
  'open-answer': openAnswer,
  'word-cloud': wordCloud,
  'q-and-a': qAndA,
  clustering,
  choice,
  rating,
  ranking,
  points,
  estimate,
  consent,
  matrix,
  'majority-judgment': majorityJudgment,
  pairwise,
  quiz,
} as const;

export type RoundKindName = keyof typeof ROUND_KINDS;
export const ROUND_KIND_NAMES = Object.keys(ROUND_KINDS) as RoundKindName[];

export function isRoundKind(name: string): name is RoundKindName {
  return Object.hasOwn(ROUND_KINDS, name);
}

/** The kind of that name, its types erased; undefined when there is none. */
export function kindOf(name: string): AnyRoundKind | undefined {
  return isRoundKind(name) ? ROUND_KINDS[name] : undefined;
}

type KindOf<N extends RoundKindName> = (typeof ROUND_KINDS)[N];
type BallotsOf<N extends RoundKindName> = NonNullable<KindOf<N>['ballots']>;
export type ConfigOf<N extends RoundKindName> = ReturnType<KindOf<N>['defaults']>;
export type BallotOf<N extends RoundKindName> = Parameters<BallotsOf<N>['check']>[2];
type TextsOf<N extends RoundKindName> = NonNullable<KindOf<N>['texts']>;
export type ResultOf<N extends RoundKindName> = KindOf<N>['ballots'] extends null
  ? ReturnType<TextsOf<N>['result']>
  : ReturnType<BallotsOf<N>['result']>;
