import { catalogue } from '../../texts/catalogue.ts';
import type { Typed } from './typed-number.ts';

type Why = Extract<Typed, { ok: false }>['why'];

/** What the ballot of an estimate says. */
export const estimateBallotTexts = catalogue({
  en: {
    field: 'Your estimate',
    between: (min: string, max: string) => `From ${min} to ${max}.`,
    atLeast: (min: string) => `At least ${min}.`,
    atMost: (max: string) => `At most ${max}.`,
    blind: 'Answer for yourself, without looking at others.',
    wrong: (why: Why, bounds: string, decimals: number) =>
      ({
        empty: 'No number is filled in yet.',
        'no-number': 'This is not a number.',
        'too-low': `This is too low. ${bounds}`,
        'too-high': `This is too high. ${bounds}`,
        'too-many-decimals':
          decimals === 0 ? 'A whole number, please.' : `At most ${decimals} digits behind the point.`,
      })[why],
    yours: 'You estimated',
  },
  nl: {
    field: 'Jouw schatting',
    between: (min, max) => `Van ${min} tot ${max}.`,
    atLeast: (min) => `Minstens ${min}.`,
    atMost: (max) => `Hoogstens ${max}.`,
    blind: 'Antwoord voor jezelf, zonder bij anderen te kijken.',
    wrong: (why, bounds, decimals) =>
      ({
        empty: 'Er is nog geen getal ingevuld.',
        'no-number': 'Dit is geen getal.',
        'too-low': `Dit is te laag. ${bounds}`,
        'too-high': `Dit is te hoog. ${bounds}`,
        'too-many-decimals':
          decimals === 0 ? 'Graag een heel getal.' : `Hoogstens ${decimals} cijfers achter de komma.`,
      })[why],
    yours: 'Jij schatte',
  },
});
