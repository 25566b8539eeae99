import type { ReportWords } from '../report-words.ts';
import { majorityJudgmentBallotTexts } from './ballot-texts.ts';
import { gradeNames } from './grades.ts';
import { majorityJudgmentResultTexts } from './result-texts.ts';

export const words: ReportWords<'majority-judgment'> = {
  item({ items, labels }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = majorityJudgmentResultTexts[language];
    if (item.majorityGrade === null || item.rank === null)
      return { words: texts.noneCame, value: Number.NEGATIVE_INFINITY };
    const grade = gradeNames(labels, language)[item.majorityGrade] ?? '';
    return { words: `${grade} (${texts.ranked(item.rank, items.length)})`, value: -item.rank };
  },
  centre: {
    // Grades are counted from the best; here more is better, as it is in the core.
    of({ items, grades }, itemId) {
      const grade = items.find(({ id }) => id === itemId)?.majorityGrade ?? null;
      return grade === null ? null : grades - 1 - grade;
    },
    name: (_result, language) => majorityJudgmentResultTexts[language].grade,
    written(value, { grades, labels }, language) {
      const names = gradeNames(labels, language);
      const [worse, better] = [Math.floor(value), Math.ceil(value)].map(
        (step) => names[grades - 1 - step] ?? '',
      );
      return worse === better
        ? (better ?? '')
        : majorityJudgmentResultTexts[language].between(worse ?? '', better ?? '');
    },
    first: () => 'highest',
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
