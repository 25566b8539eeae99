import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const majorityJudgmentResultTexts = catalogue({
  en: {
    ballots: (n: number) => plural('en', n, { one: '1 ballot', other: `${n} ballots` }),
    noBallots: 'No ballots yet',
    noneCame: 'No ballots were cast',
    best: (names: readonly string[]): string => (names.length === 1 ? 'Judged best' : 'Judged best, equal'),
    half: 'half of the ballots',
    worst: (name: string) => `no answer counts as “${name}”`,
    method: (name: string) =>
      `Majority judgment (Balinski–Laraki): an option’s grade is the lower median of its grades, the one the line at half meets; equal grades are told apart by taking median grades away one by one. No answer counts as “${name}”.`,
    rank: 'Place',
    grade: 'Majority grade',
    between: (worse: string, better: string) => `between ${worse} and ${better}`,
    unanswered: 'No answer',
    ranked: (rank: number, of: number) => `place ${rank} of ${of}`,
    tableOf: 'How often each option got each grade, and what the majority judges',
  },
  nl: {
    ballots: (n) => plural('nl', n, { one: '1 stembiljet', other: `${n} stembiljetten` }),
    noBallots: 'Nog geen stemmen',
    noneCame: 'Er is niet gestemd',
    best: (names) => (names.length === 1 ? 'Beste oordeel' : 'Gelijk het beste oordeel'),
    half: 'helft van de stemmen',
    worst: (name) => `geen antwoord telt als ‘${name}’`,
    method: (name) =>
      `Meerderheidsoordeel (Balinski–Laraki): het oordeel over een optie is de lage mediaan van haar oordelen, dat waar de lijn halverwege in valt; bij gelijke oordelen valt telkens één mediaan weg tot er verschil is. Geen antwoord telt als ‘${name}’.`,
    rank: 'Plaats',
    grade: 'Meerderheidsoordeel',
    between: (worse, better) => `tussen ${worse} en ${better}`,
    unanswered: 'Geen antwoord',
    ranked: (rank, of) => `plaats ${rank} van ${of}`,
    tableOf: 'Hoe vaak elke optie elk oordeel kreeg, en wat de meerderheid vindt',
  },
});
