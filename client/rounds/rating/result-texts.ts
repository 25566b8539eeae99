import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const ratingResultTexts = catalogue({
  en: {
    ratings: (n: number) => plural('en', n, { one: '1 rating', other: `${n} ratings` }),
    ratingsEach: (n: number) => plural('en', n, { one: '1 rating each', other: `${n} ratings each` }),
    ratingsBetween: (least: number, most: number) => `${least} to ${most} ratings each`,
    noRatings: 'No ratings yet',
    noneCame: 'No ratings were given',
    median: 'median',
    mean: 'mean',
    iqr: 'middle half',
    range: (low: string, high: string) => (low === high ? low : `${low} to ${high}`),
    consensus: 'consensus',
    highestFirst: 'highest first',
    methods: 'quartiles R-7, consensus Tastle–Wierman',
    abbreviations:
      'Q1–Q3: quartiles (R-7) · IQR: Q3 − Q1 · SD: sample standard deviation (n − 1) · Cns: consensus (Tastle–Wierman, 0 to 1) · A: agreement (van der Eijk, −1 to 1)',
    tableOf: 'Ratings per item: how often each point was given, and the figures',
  },
  nl: {
    ratings: (n) => plural('nl', n, { one: '1 beoordeling', other: `${n} beoordelingen` }),
    ratingsEach: (n) => plural('nl', n, { one: 'elk 1 beoordeling', other: `elk ${n} beoordelingen` }),
    ratingsBetween: (least, most) => `elk ${least} tot ${most} beoordelingen`,
    noRatings: 'Nog geen beoordelingen',
    noneCame: 'Er zijn geen beoordelingen gegeven',
    median: 'mediaan',
    mean: 'gemiddelde',
    iqr: 'middelste helft',
    range: (low, high) => (low === high ? low : `${low} tot ${high}`),
    consensus: 'consensus',
    highestFirst: 'hoogste eerst',
    methods: 'kwartielen R-7, consensus Tastle–Wierman',
    abbreviations:
      'Q1–Q3: kwartielen (R-7) · IQR: Q3 − Q1 · SD: steekproefstandaardafwijking (n − 1) · Cns: consensus (Tastle–Wierman, 0 tot 1) · A: overeenstemming (Van der Eijk, −1 tot 1)',
    tableOf: 'Beoordelingen per onderwerp: hoe vaak elk punt is gegeven, en de cijfers',
  },
});
