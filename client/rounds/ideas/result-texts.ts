import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const ideasResultTexts = catalogue({
  en: {
    collected: (n: number) => plural('en', n, { one: 'idea collected', other: 'ideas collected' }),
    firstLandsHere: 'Ideas land here as they come in.',
    noneCame: 'No ideas came in.',
  },
  nl: {
    collected: (n) => plural('nl', n, { one: 'idee verzameld', other: 'ideeën verzameld' }),
    firstLandsHere: 'Ideeën landen hier zodra ze binnenkomen.',
    noneCame: 'Er kwamen geen ideeën binnen.',
  },
});
