import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const choiceResultTexts = catalogue({
  en: {
    ofVotesCast: (n: number) => plural('en', n, { one: '% of 1 vote cast', other: `% of ${n} votes cast` }),
    ofRespondents: (n: number) =>
      plural('en', n, { one: '% of 1 respondent', other: `% of ${n} respondents` }),
    abstained: (n: number) => plural('en', n, { one: '1 abstention', other: `${n} abstentions` }),
    method: {
      plurality: 'one choice each; abstentions do not count as votes cast',
      approval: 'several choices each, so that percentages of respondents can add up to more than 100%',
    },
    mostFirst: 'most votes first',
    tableOf: 'Votes per option',
  },
  nl: {
    ofVotesCast: (n) =>
      plural('nl', n, { one: '% van 1 uitgebrachte stem', other: `% van ${n} uitgebrachte stemmen` }),
    ofRespondents: (n) =>
      plural('nl', n, { one: '% van 1 die antwoordde', other: `% van ${n} die antwoordden` }),
    abstained: (n) => plural('nl', n, { one: '1 onthouding', other: `${n} onthoudingen` }),
    method: {
      plurality: 'ieder één keuze; onthoudingen tellen niet als uitgebrachte stem',
      approval: 'ieder meer keuzes, zodat percentages van wie antwoordde samen boven 100% kunnen komen',
    },
    mostFirst: 'meeste stemmen eerst',
    tableOf: 'Stemmen per optie',
  },
});
