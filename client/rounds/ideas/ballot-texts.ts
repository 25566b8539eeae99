import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the idea sheet of a participant says. */
export const ideasBallotTexts = catalogue({
  en: {
    label: 'Your idea',
    hint: 'One idea at a time.',
    anonymous: 'Nobody sees who wrote it.',
    named: 'The group sees your name with it.',
    characters: (used: number, max: number) => `${used} of ${max} characters`,
    add: 'Send this idea',
    given: (given: number, max: number | null) =>
      max === null
        ? plural('en', given, { one: '1 idea of yours', other: `${given} ideas of yours` })
        : `${given} of at most ${max} ideas of yours`,
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
    hint: 'Eén idee per keer.',
    anonymous: 'Niemand ziet wie het schreef.',
    named: 'De groep ziet je naam erbij.',
    characters: (used, max) => `${used} van ${max} tekens`,
    add: 'Verstuur dit idee',
    given: (given, max) =>
      max === null
        ? plural('nl', given, { one: '1 idee van jou', other: `${given} ideeën van jou` })
        : `${given} van hoogstens ${max} ideeën van jou`,
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
