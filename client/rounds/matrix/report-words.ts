import { onScale } from '../../charts/figures.ts';
import type { ReportWords } from '../report-words.ts';
import { matrixResultTexts } from './result-texts.ts';

export const words: ReportWords<'matrix'> = {
  item({ items }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = matrixResultTexts[language];
    if (item.n === 0) return { words: texts.noneCame, value: Number.NEGATIVE_INFINITY };
    const [x, y] = [item.x.median, item.y.median].map((median) => onScale(language, median));
    // One line, also on a wall: the figure teams and repeats are compared by, and both medians.
    const words = `${onScale(language, item.nearness)} (${x} · ${y})`.replaceAll(' ', '\u00a0');
    return { words, value: item.nearness ?? 0 };
  },
  centre: {
    of: ({ items }, itemId) => items.find(({ id }) => id === itemId)?.nearness ?? null,
    name: (_result, language) => matrixResultTexts[language].nearness,
    written: (value, _result, language) => onScale(language, value),
    first: () => 'highest',
  },
  ballot: ({ places }, items) =>
    places
      .map(({ item, x, y }) => `${items.find(({ id }) => id === item)?.text ?? item}: ${x} · ${y}`)
      .join(' · '),
};
