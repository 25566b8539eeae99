import { catalogue } from '../../texts/catalogue.ts';

/** What the wall says around contributions of any kind. */
export const wallContributionTexts = catalogue({
  en: {
    unseen: 'They come into sight when the facilitator shows them.',
    firstLandsHere: 'They land here as they come in.',
    noneCame: 'Nothing came in.',
    justIn: 'Just in:',
    loose: 'Not in a group',
    unfiled: 'Without a category',
    unnamed: 'Without a name',
  },
  nl: {
    unseen: 'Ze komen in beeld zodra de begeleider ze toont.',
    firstLandsHere: 'Ze landen hier zodra ze binnenkomen.',
    noneCame: 'Er kwam niets binnen.',
    justIn: 'Net binnen:',
    loose: 'Niet in een groep',
    unfiled: 'Zonder categorie',
    unnamed: 'Zonder naam',
  },
});
