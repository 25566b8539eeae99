import { formatPercent } from '../../texts/numbers.ts';
import type { ReportWords } from '../report-words.ts';
import { judgmentWords } from './judgment-words.ts';
import { pairwiseResultTexts } from './result-texts.ts';

export const words: ReportWords<'pairwise'> = {
  item({ items, method }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = pairwiseResultTexts[language];
    const part = method === 'win-share' ? item.strength : item.share;
    if (part === null || item.strength === null)
      return { words: texts.noneCame, value: Number.NEGATIVE_INFINITY };
    return { words: `${formatPercent(language, part)} (${texts.methods[method]})`, value: item.strength };
  },
  centre: {
    of({ items, method }, itemId) {
      const item = items.find(({ id }) => id === itemId);
      return (method === 'win-share' ? item?.strength : item?.share) ?? null;
    },
    name: ({ method }, language) => {
      const { columns, part } = pairwiseResultTexts[language];
      return method === 'bradley-terry' ? part : columns[method];
    },
    written: (value, _result, language) => formatPercent(language, value),
    first: () => 'highest',
  },
  ballot: ({ judgments }, items, language, { method }) =>
    judgments.map((judgment) => judgmentWords(judgment, items, method, language)).join(' · '),
};
