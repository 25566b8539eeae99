import { fixed } from '../../charts/figures.ts';
import type { ReportWords } from '../report-words.ts';
import { rankingResultTexts } from './result-texts.ts';

export const words: ReportWords<'ranking'> = {
  item({ items }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = rankingResultTexts[language];
    if (item.rank === null) return { words: texts.noneCame, value: Number.NEGATIVE_INFINITY };
    return {
      words: texts.placed(item.rank, items.length, fixed(language, item.averagePosition, 1)),
      value: -item.rank,
    };
  },
  centre: {
    of: ({ items }, itemId) => items.find(({ id }) => id === itemId)?.averagePosition ?? null,
    name: (_result, language) => rankingResultTexts[language].averagePlace,
    written: (value, _result, language) => fixed(language, value, 1),
    first: () => 'lowest',
  },
  ballot: ({ order }, items) =>
    order.map((id, at) => `${at + 1}. ${items.find((item) => item.id === id)?.text ?? id}`).join(' · '),
};
