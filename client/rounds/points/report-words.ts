import { formatNumber, formatPercent } from '../../texts/numbers.ts';
import { fixed } from '../../charts/figures.ts';
import type { ReportWords } from '../report-words.ts';
import { pointsBallotTexts } from './ballot-texts.ts';
import { pointsResultTexts } from './result-texts.ts';

export const words: ReportWords<'points'> = {
  item({ items, method }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const mode = method === 'cumulative' ? 'points' : method;
    const sum = pointsBallotTexts[language].unit[mode](item.sum);
    return {
      words:
        item.share === null
          ? sum
          : pointsResultTexts[language].words(sum, formatPercent(language, item.share)),
      value: item.sum,
    };
  },
  centre: {
    of: ({ items }, itemId) => items.find(({ id }) => id === itemId)?.mean ?? null,
    name: (_result, language) => pointsResultTexts[language].mean,
    written: (value, _result, language) => fixed(language, value, 1),
    first: () => 'highest',
  },
  ballot: ({ given }, items, language) =>
    given
      .map(
        ({ item, points }) =>
          `${items.find(({ id }) => id === item)?.text ?? item}: ${formatNumber(language, points)}`,
      )
      .join(' · '),
};
