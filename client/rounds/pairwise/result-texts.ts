import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const pairwiseResultTexts = catalogue({
  en: {
    comparisons: (n: number, ballots: number) =>
      `${plural('en', n, { one: '1 comparison', other: `${n} comparisons` })} by ${plural('en', ballots, { one: '1 voter', other: `${ballots} voters` })}`,
    none: 'No comparisons yet',
    noneCame: 'Nothing was compared',
    won: (won: string, of: number) => `${won} of ${of} won`,
    strongest: (n: number) => (n === 1 ? 'strongest' : `equally strong (${n})`),
    heaviest: (n: number) => (n === 1 ? 'weighs most' : `weigh the same (${n})`),
    methods: {
      'bradley-terry': 'strength as part of the whole, Bradley–Terry',
      'win-share': 'share of comparisons won',
      ahp: 'weights, AHP',
    },
    disconnected: 'Too few comparisons join these, so this is the share won and not Bradley–Terry.',
    groupHolds: (ratio: string) =>
      `The group’s judgments hang together (consistency ratio ${ratio}, at most 0.10).`,
    groupSplits: (ratio: string) =>
      `The group’s judgments contradict each other (consistency ratio ${ratio}, above 0.10): take these weights with care.`,
    groupUnknown: 'Above ten items there is no published consistency.',
    members: (n: number, of: number) => `${n} of ${of} voters are consistent themselves.`,
    columns: {
      'bradley-terry': 'Strength (geometric mean 1)',
      'win-share': 'Share won',
      ahp: 'Weight',
    },
    part: 'Part of all',
    wins: 'Preferred',
    losses: 'Not preferred',
    ties: 'Equal',
    explained: {
      'bradley-terry':
        'Bradley–Terry: strengths that best explain who was preferred to whom; twice the strength is twice the chance. A tie is half a win for both.',
      'win-share':
        'Bradley–Terry needs every option to be joined with every other, winning and losing. It is not yet, so each option’s share of its own comparisons is shown.',
      ahp: 'AHP: principal eigenvector of the group’s judgments, which are the geometric means of its members’. CR = CI / RI by Saaty; up to 0.10 is accepted.',
    },
    tableOf: 'How often each was preferred, and what follows from it',
  },
  nl: {
    comparisons: (n, ballots) =>
      `${plural('nl', n, { one: '1 vergelijking', other: `${n} vergelijkingen` })} door ${plural('nl', ballots, { one: '1 stemmer', other: `${ballots} stemmers` })}`,
    none: 'Nog niets vergeleken',
    noneCame: 'Er is niets vergeleken',
    won: (won, of) => `${won} van ${of} gewonnen`,
    strongest: (n) => (n === 1 ? 'sterkst' : `even sterk (${n})`),
    heaviest: (n) => (n === 1 ? 'weegt het zwaarst' : `wegen even zwaar (${n})`),
    methods: {
      'bradley-terry': 'sterkte als deel van het geheel, Bradley–Terry',
      'win-share': 'aandeel gewonnen vergelijkingen',
      ahp: 'gewichten, AHP',
    },
    disconnected:
      'Er zijn te weinig vergelijkingen die deze verbinden; dit is dus het aandeel gewonnen, en niet Bradley–Terry.',
    groupHolds: (ratio) =>
      `De oordelen van de groep passen bij elkaar (consistentieratio ${ratio}, hoogstens 0,10).`,
    groupSplits: (ratio) =>
      `De oordelen van de groep spreken elkaar tegen (consistentieratio ${ratio}, boven 0,10): wees voorzichtig met deze gewichten.`,
    groupUnknown: 'Boven tien onderdelen is er geen gepubliceerde consistentie.',
    members: (n, of) => `${n} van ${of} stemmers zijn zelf consistent.`,
    columns: {
      'bradley-terry': 'Sterkte (meetkundig gemiddelde 1)',
      'win-share': 'Aandeel gewonnen',
      ahp: 'Gewicht',
    },
    part: 'Deel van alles',
    wins: 'Gekozen',
    losses: 'Niet gekozen',
    ties: 'Gelijk',
    explained: {
      'bradley-terry':
        'Bradley–Terry: sterktes die het best verklaren wie boven wie werd gekozen; twee keer zo sterk is twee keer zoveel kans. Gelijk is voor beide een halve winst.',
      'win-share':
        'Voor Bradley–Terry moet elke optie met elke andere verbonden zijn, winnend en verliezend. Dat is nog niet zo; daarom staat hier van elke optie het aandeel gewonnen vergelijkingen.',
      ahp: 'AHP: eerste eigenvector van de oordelen van de groep, de meetkundige gemiddelden van die van de leden. CR = CI / RI volgens Saaty; tot 0,10 is goed.',
    },
    tableOf: 'Hoe vaak elk werd gekozen, en wat daaruit volgt',
  },
});
