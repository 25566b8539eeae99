import { onScale } from '../../charts/figures.ts';
import type { ReportWords } from '../report-words.ts';
import { CONSENT_SCALES } from '../../../sessions/rounds/consent-scales.ts';
import { levelNames } from './levels.ts';
import { consentResultTexts } from './result-texts.ts';

export const words: ReportWords<'consent'> = {
  item({ items }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = consentResultTexts[language];
    if (item.n === 0) return { words: texts.noneCame, value: Number.NEGATIVE_INFINITY };
    return {
      words: texts.words(texts.outcome(item.outcome, item.blockers), texts.answers(item.n)),
      value: (item.support ?? 0) - item.blockers * item.distribution.length,
    };
  },
  centre: {
    of: ({ items }, itemId) => items.find(({ id }) => id === itemId)?.median ?? null,
    name: (_result, language) => consentResultTexts[language].median,
    written: (value, _result, language) => onScale(language, value),
    first: ({ levels }) => ((levels[0] ?? 0) > (levels[1] ?? 0) ? 'highest' : 'lowest'),
  },
  ballot: ({ answers }, items, language, { scale }) =>
    answers
      .map(({ item, level, reason }) => {
        const levels: readonly number[] = CONSENT_SCALES[scale].levels;
        const name = levelNames(scale, language)[levels.indexOf(level)] ?? '';
        const words = `${items.find(({ id }) => id === item)?.text ?? item}: ${level} ${name}`;
        return reason === '' ? words : `${words} (${reason})`;
      })
      .join(' · '),
};
