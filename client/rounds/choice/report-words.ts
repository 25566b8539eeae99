import { formatPercent } from '../../texts/numbers.ts';
import { resultTexts } from '../../texts/results.ts';
import type { ReportWords } from '../report-words.ts';
import { choiceBallotTexts } from './ballot-texts.ts';

export const choiceWords: ReportWords<'choice'> = {
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
  ballot({ picks, abstain }, items, language) {
    if (abstain) return choiceBallotTexts[language].abstain;
    return picks.map((pick) => items.find(({ id }) => id === pick)?.text ?? pick).join(' · ');
  },
};
