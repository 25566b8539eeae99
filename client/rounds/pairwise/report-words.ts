import { formatPercent } from '../../texts/numbers.ts';
import type { ReportWords } from '../report-words.ts';
import { judgmentWords } from './judgment-words.ts';
import { pairwiseResultTexts } from './result-texts.ts';

export const pairwiseWords: ReportWords<'pairwise'> = {
  item({ items, method }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = pairwiseResultTexts[language];
    const part = method === 'win-share' ? item.strength : item.share;
    if (part === null || item.strength === null)
      return { words: texts.noneCame, value: Number.NEGATIVE_INFINITY };
    return { words: `${formatPercent(language, part)} (${texts.methods[method]})`, value: item.strength };
  },
  ballot: ({ judgments }, items, language, { method }) =>
    judgments.map((judgment) => judgmentWords(judgment, items, method, language)).join(' · '),
};
