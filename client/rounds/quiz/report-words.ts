import { isRight } from '../../../sessions/rounds/quiz-score.ts';
import type { ReportWords } from '../report-words.ts';
import { quizResultTexts } from './result-texts.ts';

export const words: ReportWords<'quiz'> = {
  // A quiz votes on no items.
  item: () => null,
  ballot: ({ answers }, _items, language, { questions }) =>
    questions
      .flatMap((question) => {
        const answer = answers.find((each) => each.question === question.id);
        if (!answer) return [];
        const picks = question.options
          .filter(({ id }) => answer.picks.includes(id))
          .map(({ text }) => text)
          .join(', ');
        const right = isRight(question, answer.picks) ? ` (${quizResultTexts[language].yes})` : '';
        return [`${question.text} ${picks}${right}`];
      })
      .join(' · '),
};
