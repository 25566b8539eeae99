import { catalogue } from './catalogue.ts';

/** Who gets to see a session beside its owner. */
export const sharingTexts = catalogue({
  en: {
    share: 'Share',
    shareOf: (title: string) => `Share ${title}`,
    title: (title: string) => `Who gets to see “${title}”`,
    sharedBy: (email: string) => `Shared by ${email}`,
    mayFacilitate: 'you facilitate too',
    mayView: 'you see the results',
    confidential: 'Confidential',
    confidentialLabel: 'This session is confidential',
    confidentialText:
      'Nobody but you gets to see it: no colleague, no manager, no support. What you shared below sleeps as long.',
    withNobody: 'Nobody yet.',
    with: 'Shared with',
    email: 'Address of a colleague',
    may: 'They may',
    mays: { 'co-facilitate': 'prepare and facilitate it with you', 'view-results': 'see its results' },
    add: 'Share it',
    end: (email: string) => `No longer with ${email}`,
    ended: (email: string) => `No longer shared with ${email}.`,
    added: (email: string) => `Shared with ${email}.`,
    noSessions:
      'Your roles are about people and the organisation. To run sessions you need the role of a facilitator.',
    noneShared: 'There is nothing here yet. What a colleague shares with you appears here by itself.',
  },
  nl: {
    share: 'Delen',
    shareOf: (title) => `Deel ${title}`,
    title: (title) => `Wie “${title}” te zien krijgt`,
    sharedBy: (email) => `Gedeeld door ${email}`,
    mayFacilitate: 'je leidt hem mee',
    mayView: 'je ziet de resultaten',
    confidential: 'Vertrouwelijk',
    confidentialLabel: 'Deze sessie is vertrouwelijk',
    confidentialText:
      'Alleen jij krijgt hem te zien: geen collega, geen manager, geen ondersteuning. Wat je hieronder deelde slaapt zolang.',
    withNobody: 'Nog niemand.',
    with: 'Gedeeld met',
    email: 'Adres van een collega',
    may: 'Diegene mag',
    mays: { 'co-facilitate': 'hem mee voorbereiden en leiden', 'view-results': 'de resultaten zien' },
    add: 'Deel hem',
    end: (email) => `Niet meer met ${email}`,
    ended: (email) => `Niet meer gedeeld met ${email}.`,
    added: (email) => `Gedeeld met ${email}.`,
    noSessions:
      'Je rollen gaan over mensen en de organisatie. Om sessies te leiden heb je de rol facilitator nodig.',
    noneShared: 'Hier staat nog niets. Wat een collega met je deelt, verschijnt hier vanzelf.',
  },
});
