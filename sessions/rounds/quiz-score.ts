/** A right answer at the very opening earns this part of its points on top. */
const SPEED_BONUS = 0.5;

interface Question {
  /** Ids of the right options. */
  right: readonly string[];
  points: number;
}

interface Answer {
  /** Ids of the options that were picked. */
  picks: readonly string[];
  /** Milliseconds from the opening of the round; absent where nobody took the time. */
  ms?: number | undefined;
}

/** All the right options and no other. */
export function isRight({ right }: Pick<Question, 'right'>, picks: readonly string[]): boolean {
  return picks.length === right.length && picks.every((pick) => right.includes(pick));
}

/** What one answer earns: the question's points when it is right, and the bonus for being quick. */
export function pointsFor(question: Question, { picks, ms }: Answer, speedSeconds: number | null): number {
  if (!isRight(question, picks)) return 0;
  if (speedSeconds === null || ms === undefined) return question.points;
  const left = Math.max(0, 1 - ms / (speedSeconds * 1000));
  return question.points + Math.round(question.points * SPEED_BONUS * left);
}
