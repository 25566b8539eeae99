import { ESTIMATE_ITEM } from '../../../sessions/rounds/estimate-limits.ts';
import type { ReportWords } from '../report-words.ts';
import { estimateResultTexts } from './result-texts.ts';
import { withUnit } from './typed-number.ts';

export const words: ReportWords<'estimate'> = {
  item({ median, min, max, unit, decimals }, itemId, language) {
    if (itemId !== ESTIMATE_ITEM) return null;
    const texts = estimateResultTexts[language];
    if (median === null || min === null || max === null)
      return { words: texts.noneCame, value: Number.NEGATIVE_INFINITY };
    const written = (value: number) => withUnit(language, value, unit, decimals + 1);
    return { words: texts.words(written(median), texts.range(written(min), written(max))), value: median };
  },
  centre: {
    of: ({ median }, itemId) => (itemId === ESTIMATE_ITEM ? median : null),
    name: (_result, language) => estimateResultTexts[language].figures.median,
    written: (value, { unit, decimals }, language) => withUnit(language, value, unit, decimals + 1),
  },
  ballot: ({ value }, _items, language, { unit, decimals }) => withUnit(language, value, unit, decimals),
};
