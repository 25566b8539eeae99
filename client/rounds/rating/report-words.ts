import { resultTexts } from '../../texts/results.ts';
import type { ReportWords } from '../report-words.ts';
import { written } from './figures.ts';
import { ratingResultTexts } from './result-texts.ts';

export const ratingWords: ReportWords<'rating'> = {
  item({ items }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = ratingResultTexts[language];
    if (item.n === 0) return { words: texts.noRatings, value: Number.NEGATIVE_INFINITY };
    const { median } = written(item, language);
    return {
      words: `${resultTexts[language].median} ${median} (${texts.ratings(item.n)})`,
      value: (item.median ?? 0) + (item.mean ?? 0) / 1000,
    };
  },
  ballot: ({ scores }, items) =>
    scores
      .map(({ item, score }) => `${items.find(({ id }) => id === item)?.text ?? item}: ${score}`)
      .join(' · '),
};
