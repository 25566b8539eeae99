import { formatPercent } from '../../texts/numbers.ts';
import { resultTexts } from '../../texts/results.ts';
import type { ReportWords } from '../report-words.ts';
import { choiceBallotTexts } from './ballot-texts.ts';

export const words: ReportWords<'choice'> = {
  item({ items }, itemId, language) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return null;
    const texts = resultTexts[language];
    const share = item.shares[0]?.value ?? null;
    const words = texts.votes(item.count);
    return {
      words: share === null ? words : `${words} (${formatPercent(language, share)})`,
      value: item.count,
    };
  },
  centre: {
    of: ({ items }, itemId) => items.find(({ id }) => id === itemId)?.shares[0]?.value ?? null,
    name: ({ items }, language) => resultTexts[language].share(items[0]?.shares[0]?.of ?? 'votes-cast'),
    written: (value, _result, language) => formatPercent(language, value),
    first: () => 'highest',
  },
  ballot({ picks, abstain }, items, language) {
    if (abstain) return choiceBallotTexts[language].abstain;
    return picks.map((pick) => items.find(({ id }) => id === pick)?.text ?? pick).join(' · ');
  },
};
