import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const choiceResultTexts = catalogue({
  en: {
    respondents: (n: number) => plural('en', n, { one: '1 person answered', other: `${n} people answered` }),
    abstained: (n: number) => plural('en', n, { one: '1 abstention', other: `${n} abstentions` }),
    method: {
      plurality: 'one choice each; abstentions do not count as votes cast',
      approval: 'several choices each, so that percentages of respondents can add up to more than 100%',
    },
    mostFirst: 'most votes first',
    tableOf: 'Votes per option',
  },
  nl: {
    respondents: (n) => plural('nl', n, { one: '1 persoon antwoordde', other: `${n} personen antwoordden` }),
    abstained: (n) => plural('nl', n, { one: '1 onthouding', other: `${n} onthoudingen` }),
    method: {
      plurality: 'ieder één keuze; onthoudingen tellen niet als uitgebrachte stem',
      approval: 'ieder meer keuzes, zodat percentages van wie antwoordde samen boven 100% kunnen komen',
    },
    mostFirst: 'meeste stemmen eerst',
    tableOf: 'Stemmen per optie',
  },
});
