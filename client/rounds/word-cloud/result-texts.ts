import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const wordCloudResultTexts = catalogue({
  en: {
    collected: (n: number) =>
      plural('en', n, { one: 'contribution collected', other: 'contributions collected' }),
    unseen: 'The words come into sight when the facilitator shows them.',
    noneYet: 'Words land here as they come in.',
    noneCame: 'No words came in.',
    method: 'How often each word came; forms of one word are counted together.',
    word: 'Word',
    times: 'Times',
    more: (n: number) => plural('en', n, { one: 'and 1 more word', other: `and ${n} more words` }),
    ban: 'Take out',
    banThis: (word: string) => `Take “${word}” out of the cloud`,
    banned: 'Taken out',
    bannedHint: 'In all their forms, also when they come again.',
    unban: 'Let in again',
    unbanThis: (word: string) => `Let “${word}” into the cloud again`,
    banTyped: 'Take a word out beforehand',
    texts: 'As they were written',
  },
  nl: {
    collected: (n) => plural('nl', n, { one: 'bijdrage verzameld', other: 'bijdragen verzameld' }),
    unseen: 'De woorden komen in beeld zodra de begeleider ze toont.',
    noneYet: 'Woorden landen hier zodra ze binnenkomen.',
    noneCame: 'Er kwamen geen woorden binnen.',
    method: 'Hoe vaak elk woord kwam; vormen van één woord tellen samen.',
    word: 'Woord',
    times: 'Aantal',
    more: (n) => plural('nl', n, { one: 'en nog 1 woord', other: `en nog ${n} woorden` }),
    ban: 'Haal weg',
    banThis: (word) => `Haal “${word}” uit de wolk`,
    banned: 'Weggehaald',
    bannedHint: 'In al hun vormen, ook als ze opnieuw komen.',
    unban: 'Laat weer toe',
    unbanThis: (word) => `Laat “${word}” weer in de wolk`,
    banTyped: 'Haal een woord bij voorbaat weg',
    texts: 'Zoals ze geschreven zijn',
  },
});
