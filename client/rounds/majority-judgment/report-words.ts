import type { ReportWords } from '../report-words.ts';
import { majorityJudgmentBallotTexts } from './ballot-texts.ts';
import { gradeNames } from './grades.ts';
import { majorityJudgmentResultTexts } from './result-texts.ts';

export const majorityJudgmentWords: ReportWords<'majority-judgment'> = {
  item({ items, labels }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = majorityJudgmentResultTexts[language];
    if (item.majorityGrade === null || item.rank === null)
      return { words: texts.noneCame, value: Number.NEGATIVE_INFINITY };
    const grade = gradeNames(labels, language)[item.majorityGrade] ?? '';
    return { words: `${grade} (${texts.ranked(item.rank, items.length)})`, value: -item.rank };
  },
  ballot({ grades }, items, language, config) {
    const names = gradeNames(config.grades, language);
    const given = new Map(grades.map(({ item, grade }) => [item, grade]));
    return items
      .map(({ id, text }) => {
        const grade = given.get(id);
        const words =
          grade === undefined
            ? majorityJudgmentBallotTexts[language].notGiven(names.at(-1) ?? '')
            : names[grade];
        return `${text}: ${words}`;
      })
      .join(' · ');
  },
};
