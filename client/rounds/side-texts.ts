import { catalogue } from '../texts/catalogue.ts';

/** What stands in the place of a round's own parts while, or because, they are not here. */
export const sideTexts = catalogue({
  en: {
    coming: 'One moment…',
    unknown: 'This page is older than this kind of round. Reload it; nothing is lost.',
  },
  nl: {
    coming: 'Een ogenblik…',
    unknown: 'Deze pagina is ouder dan dit soort ronde. Laad haar opnieuw; er gaat niets verloren.',
  },
});
