import { fixed, onScale } from '../../charts/figures.ts';
import { resultTexts } from '../../texts/results.ts';
import type { ReportWords } from '../report-words.ts';
import { written } from './figures.ts';
import { ratingResultTexts } from './result-texts.ts';

export const words: ReportWords<'rating'> = {
  item(result, itemId, language) {
    const texts = ratingResultTexts[language];
    const none = { words: texts.noRatings, value: Number.NEGATIVE_INFINITY };
    if (result.method === 'weighted-criteria') {
      const item = result.items.find(({ id }) => id === itemId);
      if (!item) return null;
      return item.weighted === null
        ? none
        : { words: texts.weightedWords(fixed(language, item.weighted, 2)), value: item.weighted };
    }
    const item = result.items.find(({ id }) => id === itemId);
    if (!item) return null;
    if (item.n === 0) return none;
    const { median } = written(item, language);
    return {
      words: `${resultTexts[language].median} ${median} (${texts.ratings(item.n)})`,
      value: (item.median ?? 0) + (item.mean ?? 0) / 1000,
    };
  },
  centre: {
    of: (result, itemId) =>
      result.method === 'weighted-criteria'
        ? (result.items.find(({ id }) => id === itemId)?.weighted ?? null)
        : (result.items.find(({ id }) => id === itemId)?.median ?? null),
    name: ({ method }, language) =>
      method === 'rating' ? resultTexts[language].median : ratingResultTexts[language].weighted,
    written: (value, _result, language) => onScale(language, value),
    first: () => 'highest',
  },
  ballot: ({ scores }, items, _language, { criteria }) =>
    scores
      .map(({ item, criterion, score }) => {
        const name = items.find(({ id }) => id === item)?.text ?? item;
        const on = criteria.find(({ id }) => id === criterion)?.text;
        return on === undefined ? `${name}: ${score}` : `${name}, ${on}: ${score}`;
      })
      .join(' · '),
};
