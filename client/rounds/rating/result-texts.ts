import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const ratingResultTexts = catalogue({
  en: {
    ratings: (n: number) => plural('en', n, { one: '1 rating', other: `${n} ratings` }),
    ratingsEach: (n: number) => plural('en', n, { one: '1 rating each', other: `${n} ratings each` }),
    ratingsBetween: (least: number, most: number) => `${least} to ${most} ratings each`,
    noRatings: 'No ratings yet',
    median: 'median',
    mean: 'mean',
    iqr: 'middle half',
    range: (low: string, high: string) => (low === high ? low : `${low} to ${high}`),
    consensus: 'consensus',
    highestFirst: 'highest first',
    methods: 'quartiles R-7, consensus Tastle–Wierman',
    tableOf: 'Ratings per item: how often each point was given, and the figures',
  },
  nl: {
    ratings: (n) => plural('nl', n, { one: '1 beoordeling', other: `${n} beoordelingen` }),
    ratingsEach: (n) => plural('nl', n, { one: 'elk 1 beoordeling', other: `elk ${n} beoordelingen` }),
    ratingsBetween: (least, most) => `elk ${least} tot ${most} beoordelingen`,
    noRatings: 'Nog geen beoordelingen',
    median: 'mediaan',
    mean: 'gemiddelde',
    iqr: 'middelste helft',
    range: (low, high) => (low === high ? low : `${low} tot ${high}`),
    consensus: 'consensus',
    highestFirst: 'hoogste eerst',
    methods: 'kwartielen R-7, consensus Tastle–Wierman',
    tableOf: 'Beoordelingen per onderwerp: hoe vaak elk punt is gegeven, en de cijfers',
  },
});
