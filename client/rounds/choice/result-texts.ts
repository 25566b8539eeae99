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
    outcome: {
      carried: 'Carried',
      'not-carried': 'Not carried',
      tie: 'Not carried (tie)',
      'no-quorum': 'No decision: too few take part',
      'no-decision': 'No decision: no votes',
    },
    soFar: (outcome: string) => `So far: ${outcome.toLowerCase()}`,
    onItem: (item: string) => `${item}:`,
    for: (yes: number, no: number) => `${yes} for, ${no} against`,
    needs: {
      majority: 'needs more than half',
      unanimity: 'needs everybody',
      share: (parts: number, of: number) => `needs at least ${parts}/${of}`,
    },
    quorum: {
      present: (needed: number, had: number) => `quorum ${needed} present: there are ${had}`,
      voting: (needed: number, had: number) => `quorum ${needed} voting: there are ${had}`,
    },
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
    outcome: {
      carried: 'Aangenomen',
      'not-carried': 'Niet aangenomen',
      tie: 'Niet aangenomen (de stemmen staken)',
      'no-quorum': 'Geen besluit: te weinig deelname',
      'no-decision': 'Geen besluit: geen stemmen',
    },
    soFar: (outcome) => `Tot nu toe: ${outcome.toLowerCase()}`,
    onItem: (item) => `${item}:`,
    for: (yes, no) => `${yes} voor, ${no} tegen`,
    needs: {
      majority: 'nodig is meer dan de helft',
      unanimity: 'nodig is iedereen',
      share: (parts, of) => `nodig is minstens ${parts}/${of}`,
    },
    quorum: {
      present: (needed, had) => `quorum ${needed} aanwezig: het zijn er ${had}`,
      voting: (needed, had) => `quorum ${needed} stemmend: het zijn er ${had}`,
    },
  },
});
