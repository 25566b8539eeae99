import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const ideasResultTexts = catalogue({
  en: {
    collected: (n: number) => plural('en', n, { one: 'idea collected', other: 'ideas collected' }),
    unseen: 'They come into sight when the facilitator shows them.',
    firstLandsHere: 'Ideas land here as they come in.',
    noneCame: 'No ideas came in.',
    justIn: 'Just in:',
    edited: 'edited',
    hidden: 'hidden from the group',
    hide: 'Hide',
    show: 'Show again',
    hideThis: (text: string) => `Hide “${text}”`,
    showThis: (text: string) => `Show “${text}” again`,
  },
  nl: {
    collected: (n) => plural('nl', n, { one: 'idee verzameld', other: 'ideeën verzameld' }),
    unseen: 'Ze komen in beeld zodra de begeleider ze toont.',
    firstLandsHere: 'Ideeën landen hier zodra ze binnenkomen.',
    noneCame: 'Er kwamen geen ideeën binnen.',
    justIn: 'Net binnen:',
    edited: 'gewijzigd',
    hidden: 'verborgen voor de groep',
    hide: 'Verberg',
    show: 'Toon weer',
    hideThis: (text) => `Verberg “${text}”`,
    showThis: (text) => `Toon “${text}” weer`,
  },
});
