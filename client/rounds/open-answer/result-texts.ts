import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const openAnswerResultTexts = catalogue({
  en: {
    collected: (n: number) => plural('en', n, { one: 'answer given', other: 'answers given' }),
    noneYet: 'No answers yet.',
    noneCame: 'No answers came in.',
  },
  nl: {
    collected: (n) => plural('nl', n, { one: 'antwoord gegeven', other: 'antwoorden gegeven' }),
    noneYet: 'Nog geen antwoorden.',
    noneCame: 'Er kwamen geen antwoorden binnen.',
  },
});
