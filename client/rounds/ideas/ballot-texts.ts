import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the idea sheet of a participant says. */
export const ideasBallotTexts = catalogue({
  en: {
    label: 'Your idea',
    anonymous: 'One idea at a time, without your name.',
    named: 'One idea at a time; the group sees your name.',
    characters: (used: number, max: number) => `${used} of ${max} characters`,
    add: 'Send this idea',
    given: (given: number, max: number | null) =>
      max === null ? `Your ideas: ${given}` : `Your ideas: ${given} of at most ${max}`,
    reached: (max: number) =>
      plural('en', max, {
        one: 'You have given your one idea. Change or withdraw it to make room.',
        other: `You have given ${max} ideas, as many as this round takes. Change or withdraw one to make room.`,
      }),
    sending: 'Sending… kept until it arrives',
    counted: 'Counted',
    refused: 'Not counted',
    hidden: 'Counted; the facilitator has hidden it from the group',
    edit: 'Change',
    editLabel: 'Change your idea',
    save: 'Send the change',
    withdraw: 'Withdraw',
    discard: 'Discard',
    again: 'Change and send again',
    withdrawn: 'Withdrawn.',
    putBack: 'Put it back in the box',
    draft: 'Draft: not sent yet.',
    closedNone: 'Closed. You gave no ideas.',
    closed: 'Closed. Ideas that were counted are kept.',
    paused: 'Ideas are not taken right now. What you wrote is kept.',
  },
  nl: {
    label: 'Je idee',
    anonymous: 'Eén idee per keer, zonder je naam.',
    named: 'Eén idee per keer; de groep ziet je naam.',
    characters: (used, max) => `${used} van ${max} tekens`,
    add: 'Verstuur dit idee',
    given: (given, max) =>
      max === null ? `Jouw ideeën: ${given}` : `Jouw ideeën: ${given} van hoogstens ${max}`,
    reached: (max) =>
      plural('nl', max, {
        one: 'Je hebt je ene idee gegeven. Wijzig het of trek het in om ruimte te maken.',
        other: `Je hebt ${max} ideeën gegeven, meer neemt deze ronde niet aan. Wijzig er een of trek er een in om ruimte te maken.`,
      }),
    sending: 'Versturen… bewaard tot het aankomt',
    counted: 'Geteld',
    refused: 'Niet geteld',
    hidden: 'Geteld; de begeleider heeft het voor de groep verborgen',
    edit: 'Wijzig',
    editLabel: 'Wijzig je idee',
    save: 'Verstuur de wijziging',
    withdraw: 'Trek in',
    discard: 'Gooi weg',
    again: 'Wijzig en verstuur opnieuw',
    withdrawn: 'Ingetrokken.',
    putBack: 'Zet het terug in het vak',
    draft: 'Concept: nog niet verstuurd.',
    closedNone: 'Gesloten. Je hebt geen ideeën gegeven.',
    closed: 'Gesloten. Ideeën die geteld zijn blijven bewaard.',
    paused: 'Ideeën worden nu niet aangenomen. Wat je schreef blijft bewaard.',
  },
});
