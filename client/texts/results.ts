import type { Share } from '../../sessions/methods/share.ts';
import { catalogue } from './catalogue.ts';
import { plural } from './numbers.ts';

/** What results of all kinds say: denominators and methods have one name everywhere. */
export const resultTexts = catalogue({
  en: {
    noVotes: 'No votes yet',
    noneCast: 'No votes were cast',
    votes: (n: number) => plural('en', n, { one: '1 vote', other: `${n} votes` }),
    share: (of: Share['of']) =>
      ({
        'votes-cast': '% of votes cast',
        present: '% of those present',
        eligible: '% of all who joined',
        respondents: '% of respondents',
        selections: '% of all picks',
      })[of],
    option: 'Option',
    item: 'Item',
    count: 'Votes',
    leading: (leaders: number) => (leaders === 1 ? 'most votes' : `tied for most votes (${leaders})`),
    n: 'Ratings',
    median: 'Median',
    mean: 'Mean',
    quartiles: 'Quartiles (R-7)',
    iqr: 'Interquartile range (R-7)',
    sampleDeviation: 'Standard deviation (sample, n − 1)',
    consensus: 'Consensus (Tastle–Wierman)',
    agreement: 'Agreement (van der Eijk)',
    pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
    held: 'held',
  },
  nl: {
    noVotes: 'Nog geen stemmen',
    noneCast: 'Er is niet gestemd',
    votes: (n) => plural('nl', n, { one: '1 stem', other: `${n} stemmen` }),
    share: (of) =>
      ({
        'votes-cast': '% van de uitgebrachte stemmen',
        present: '% van de aanwezigen',
        eligible: '% van alle deelnemers',
        respondents: '% van wie antwoordde',
        selections: '% van alle keuzes',
      })[of],
    option: 'Optie',
    item: 'Onderwerp',
    count: 'Stemmen',
    leading: (leaders) => (leaders === 1 ? 'meeste stemmen' : `gelijk met de meeste stemmen (${leaders})`),
    n: 'Beoordelingen',
    median: 'Mediaan',
    mean: 'Gemiddelde',
    quartiles: 'Kwartielen (R-7)',
    iqr: 'Interkwartielafstand (R-7)',
    sampleDeviation: 'Standaardafwijking (steekproef, n − 1)',
    consensus: 'Consensus (Tastle–Wierman)',
    agreement: 'Overeenstemming (Van der Eijk)',
    pageOf: (page, pages) => `Pagina ${page} van ${pages}`,
    held: 'vastgehouden',
  },
});
