import { catalogue } from './catalogue.ts';
import { plural } from './numbers.ts';

/** Words that every page uses. Keep it small: the participant's phone loads it. */
export const commonTexts = catalogue({
  en: {
    product: 'Rondo',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    remove: 'Remove',
    edit: 'Edit',
    tryAgain: 'Try again',
    untitledRound: 'Untitled round',
    anonymous: 'Anonymous',
    connecting: 'Connecting…',
    timeLeft: (minutes: number, seconds: number) =>
      `${minutes > 0 ? plural('en', minutes, { one: '1 minute ', other: `${minutes} minutes ` }) : ''}${plural('en', seconds, { one: '1 second', other: `${seconds} seconds` })} left`,
    timeHalted: 'Timer halted',
    timeUp: 'Time is up',
    people: (n: number) => plural('en', n, { one: '1 person', other: `${n} people` }),
    ideas: (n: number) => plural('en', n, { one: '1 idea', other: `${n} ideas` }),
  },
  nl: {
    product: 'Rondo',
    cancel: 'Annuleren',
    close: 'Sluiten',
    save: 'Bewaren',
    remove: 'Verwijderen',
    edit: 'Wijzigen',
    tryAgain: 'Probeer opnieuw',
    untitledRound: 'Ronde zonder titel',
    anonymous: 'Anoniem',
    connecting: 'Verbinden…',
    timeLeft: (minutes, seconds) =>
      `nog ${minutes > 0 ? plural('nl', minutes, { one: '1 minuut ', other: `${minutes} minuten ` }) : ''}${plural('nl', seconds, { one: '1 seconde', other: `${seconds} seconden` })}`,
    timeHalted: 'Klok staat stil',
    timeUp: 'De tijd is om',
    people: (n) => plural('nl', n, { one: '1 persoon', other: `${n} personen` }),
    ideas: (n) => plural('nl', n, { one: '1 idee', other: `${n} ideeën` }),
  },
});
