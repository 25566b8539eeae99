import { isRight, pointsFor } from '../../../sessions/rounds/quiz-score.ts';
import type { BallotOf, ResultOf } from '../../../sessions/rounds/registry.ts';
import type { PublicConfigOf } from '../round-views.ts';

/** How a participant did, from the own ballot and the right answers in the result. */
export interface OwnScore {
  right: number;
  /** Null where the moments of the answers, and so the points for being quick, are not known here. */
  points: number | null;
  /** Per question id. */
  questions: Map<string, { right: boolean; picks: string[] }>;
}

/** @param ballot as the server counted it, with its moments; whatever else it is gives null */
export function ownScore(
  ballot: unknown,
  { questions, speedSeconds }: Pick<PublicConfigOf<'quiz'>, 'questions' | 'speedSeconds'>,
  result: ResultOf<'quiz'>,
): OwnScore | null {
  if (typeof ballot !== 'object' || ballot === null || !('answers' in ballot)) return null;
  const { answers } = ballot as BallotOf<'quiz'>;
  const score: OwnScore = { right: 0, points: 0, questions: new Map() };
  for (const answer of answers) {
    const question = questions.find(({ id }) => id === answer.question);
    const known = result.questions.find(({ id }) => id === answer.question);
    if (!question || !known) continue;
    const right = isRight(known, answer.picks);
    if (right) score.right += 1;
    if (speedSeconds !== null && answer.ms === undefined) score.points = null;
    if (score.points !== null)
      score.points += pointsFor({ right: known.right, points: question.points }, answer, speedSeconds);
    score.questions.set(question.id, { right, picks: answer.picks });
  }
  return score;
}
