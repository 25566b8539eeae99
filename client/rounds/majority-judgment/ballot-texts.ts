import { catalogue } from '../../texts/catalogue.ts';

/** What the ballot of a majority judgment says. */
export const majorityJudgmentBallotTexts = catalogue({
  en: {
    judged: (given: number, of: number, worst: string) =>
      given === of
        ? `All ${of} judged.`
        : `${given} of ${of} judged. What you leave open counts as “${worst}”.`,
    nothing: 'Judge at least one.',
    yours: 'Your judgments',
    notGiven: (worst: string) => `no answer, counts as “${worst}”`,
  },
  nl: {
    judged: (given, of, worst) =>
      given === of
        ? `Alle ${of} beoordeeld.`
        : `${given} van ${of} beoordeeld. Wat je openlaat telt als ‘${worst}’.`,
    nothing: 'Beoordeel er minstens één.',
    yours: 'Jouw oordelen',
    notGiven: (worst) => `geen antwoord, telt als ‘${worst}’`,
  },
});
