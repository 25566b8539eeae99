import type { BallotOf, ConfigOf } from '../../../sessions/rounds/registry.ts';

export type QuizBallot = BallotOf<'quiz'>;
type Questions = ConfigOf<'quiz'>['questions'];

/** A draft out of the browser's storage, or a ballot of the server, as answers alone and fit to the questions; null is none. */
export function asQuizBallot(draft: unknown, questions: Questions): QuizBallot | null {
  if (typeof draft !== 'object' || draft === null || !('answers' in draft) || !Array.isArray(draft.answers))
    return null;
  const given = new Map<unknown, unknown[]>();
  for (const entry of draft.answers as unknown[])
    if (typeof entry === 'object' && entry !== null && 'question' in entry && 'picks' in entry)
      if (Array.isArray(entry.picks)) given.set(entry.question, entry.picks as unknown[]);
  return inOrder(questions, (id) => given.get(id) ?? []);
}

/** A ballot with the answer to one question changed; no picks takes it away. */
export function answered(
  ballot: QuizBallot,
  questionId: string,
  picks: readonly string[],
  questions: Questions,
): QuizBallot {
  const given = new Map(ballot.answers.map(({ question, picks }) => [question, picks as readonly string[]]));
  given.set(questionId, picks);
  return inOrder(questions, (id) => given.get(id) ?? []);
}

/** Are they the same answers, whenever they were given? */
export function sameAnswers(a: QuizBallot | null, b: QuizBallot | null): boolean {
  const words = (ballot: QuizBallot | null) =>
    JSON.stringify(ballot?.answers.map(({ question, picks }) => [question, picks.toSorted()]) ?? []);
  return words(a) === words(b);
}

/** Answers in the order of the questions, picks in the order of the options, and nothing that is not there. */
function inOrder(questions: Questions, picksOf: (questionId: string) => readonly unknown[]): QuizBallot {
  return {
    answers: questions.flatMap(({ id, options, multiple }) => {
      const given = picksOf(id);
      const picks = options.filter((option) => given.includes(option.id)).map((option) => option.id);
      const kept = multiple ? picks : picks.slice(0, 1);
      return kept.length > 0 ? [{ question: id, picks: kept }] : [];
    }),
  };
}
