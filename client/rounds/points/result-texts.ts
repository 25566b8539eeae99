import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const pointsResultTexts = catalogue({
  en: {
    none: 'Nothing given yet',
    noneCame: 'Nothing was given',
    spent: {
      cumulative: (n: number) => plural('en', n, { one: '1 point given', other: `${n} points given` }),
      dots: (n: number) => plural('en', n, { one: '1 dot stuck', other: `${n} dots stuck` }),
      quadratic: (n: number) => plural('en', n, { one: '1 vote given', other: `${n} votes given` }),
    },
    by: (n: number) => plural('en', n, { one: 'by 1 voter', other: `by ${n} voters` }),
    shareOf: '% of what was given',
    most: (n: number) => (n === 1 ? 'most' : `tied for most (${n})`),
    mostFirst: 'most first',
    sum: { cumulative: 'Points', dots: 'Dots', quadratic: 'Votes' },
    share: '% of all given',
    supporters: 'Supporters',
    largest: 'Most from one voter',
    largestShare: 'That is of its sum',
    mean: 'Average per voter',
    iqr: 'IQR (R-7)',
    tableOf: 'What each option got',
    words: (sum: string, share: string) => `${sum} (${share})`,
    method: {
      cumulative:
        'Cumulative voting: everybody divides the same number of points. Averages count who gave nothing as 0.',
      dots: 'Dots: everybody sticks the same number. Averages count who gave nothing as 0.',
      quadratic:
        'Quadratic voting: v votes for one option cost v² credits; votes are added up, not credits. Averages count who gave nothing as 0.',
    },
  },
  nl: {
    none: 'Nog niets verdeeld',
    noneCame: 'Er is niets verdeeld',
    spent: {
      cumulative: (n) => plural('nl', n, { one: '1 punt gegeven', other: `${n} punten gegeven` }),
      dots: (n) => plural('nl', n, { one: '1 stip geplakt', other: `${n} stippen geplakt` }),
      quadratic: (n) => plural('nl', n, { one: '1 stem gegeven', other: `${n} stemmen gegeven` }),
    },
    by: (n) => plural('nl', n, { one: 'door 1 stemmer', other: `door ${n} stemmers` }),
    shareOf: '% van wat gegeven is',
    most: (n) => (n === 1 ? 'meeste' : `gelijk met de meeste (${n})`),
    mostFirst: 'meeste eerst',
    sum: { cumulative: 'Punten', dots: 'Stippen', quadratic: 'Stemmen' },
    share: '% van alles',
    supporters: 'Steuners',
    largest: 'Meeste van één stemmer',
    largestShare: 'Dat is van de som',
    mean: 'Gemiddeld per stemmer',
    iqr: 'IQR (R-7)',
    tableOf: 'Wat elke optie kreeg',
    words: (sum, share) => `${sum} (${share})`,
    method: {
      cumulative:
        'Cumulatief stemmen: iedereen verdeelt evenveel punten. In gemiddelden telt wie niets gaf als 0.',
      dots: 'Stippen: iedereen plakt er evenveel. In gemiddelden telt wie niets gaf als 0.',
      quadratic:
        'Kwadratisch stemmen: v stemmen voor één optie kosten v² tegoed; stemmen worden opgeteld, geen tegoed. In gemiddelden telt wie niets gaf als 0.',
    },
  },
});
