import { wilsonLowerBound } from './wilson.ts';

/** What the order of questions is made from. */
export interface AskedQuestion {
  id: string;
  /** Order of arrival. */
  at: number;
  up?: number;
  down?: number;
  answered?: boolean;
}

/**
 * Questions with the most wanted first (METHODS.md, Q&A order): with up and down votes by the lower bound of Wilson's
 * interval for the share of ups, with up votes only by their count. Equal ones: fewer downs, then who asked first. A
 * question without a vote stands with those of bound 0. What is answered comes after all that is not.
 */
export function orderedQuestions<Q extends AskedQuestion>(
  questions: readonly Q[],
  votes: 'up' | 'up-down',
): Q[] {
  const figure = ({ up = 0, down = 0 }: Q): number =>
    votes === 'up' ? up : (wilsonLowerBound(up, up + down) ?? 0);
  return questions
    .map((question) => ({ question, figure: figure(question) }))
    .sort(
      (a, b) =>
        Number(a.question.answered ?? false) - Number(b.question.answered ?? false) ||
        b.figure - a.figure ||
        (a.question.down ?? 0) - (b.question.down ?? 0) ||
        a.question.at - b.question.at ||
        (a.question.id < b.question.id ? -1 : 1),
    )
    .map(({ question }) => question);
}
