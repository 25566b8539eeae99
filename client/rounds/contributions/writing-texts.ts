import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What every sheet says on which a participant writes something, whatever it is called. */
export const writingTexts = catalogue({
  en: {
    characters: (used: number, max: number) => `${used} of ${max} characters`,
    category: 'Where does it belong?',
    chooseCategory: 'Choose where it belongs.',
    states: {
      sending: 'Sending… kept until it arrives',
      counted: 'Counted',
      refused: 'Not counted',
    },
    held: 'Counted; waits for approval',
    hidden: 'Counted; the facilitator has hidden it from the group',
    edit: 'Change',
    editLabel: 'Change what you wrote',
    save: 'Send the change',
    withdraw: 'Withdraw',
    discard: 'Discard',
    again: 'Change and send again',
    withdrawn: 'Withdrawn.',
    putBack: 'Put it back in the box',
    draft: 'Draft: not sent yet.',
    closed: 'Closed. What was counted is kept.',
    paused: 'Nothing is taken right now. What you wrote is kept.',
    pasted: (lines: number) => `You pasted ${lines} lines.`,
    pastedRoom: (room: number) =>
      plural('en', room, {
        one: 'There is room for one more; the others stay in the box.',
        other: `There is room for ${room} more; the others stay in the box.`,
      }),
    pastedLong: (max: number) => `Lines of more than ${max} characters stay in the box.`,
    splitSend: (n: number) =>
      plural('en', n, { one: 'Send 1 line by itself', other: `Send ${n} lines, each by itself` }),
    splitNot: 'Keep as one text',
  },
  nl: {
    characters: (used, max) => `${used} van ${max} tekens`,
    category: 'Waar hoort het bij?',
    chooseCategory: 'Kies waar het bij hoort.',
    states: {
      sending: 'Versturen… bewaard tot het aankomt',
      counted: 'Geteld',
      refused: 'Niet geteld',
    },
    held: 'Geteld; wacht op goedkeuring',
    hidden: 'Geteld; de begeleider heeft het voor de groep verborgen',
    edit: 'Wijzig',
    editLabel: 'Wijzig wat je schreef',
    save: 'Verstuur de wijziging',
    withdraw: 'Trek in',
    discard: 'Gooi weg',
    again: 'Wijzig en verstuur opnieuw',
    withdrawn: 'Ingetrokken.',
    putBack: 'Zet het terug in het vak',
    draft: 'Concept: nog niet verstuurd.',
    closed: 'Gesloten. Wat geteld is blijft bewaard.',
    paused: 'Er wordt nu niets aangenomen. Wat je schreef blijft bewaard.',
    pasted: (lines) => `Je plakte ${lines} regels.`,
    pastedRoom: (room) =>
      plural('nl', room, {
        one: 'Er is ruimte voor nog één; de andere blijven in het vak.',
        other: `Er is ruimte voor nog ${room}; de andere blijven in het vak.`,
      }),
    pastedLong: (max) => `Regels van meer dan ${max} tekens blijven in het vak.`,
    splitSend: (n) =>
      plural('nl', n, { one: 'Verstuur 1 regel apart', other: `Verstuur ${n} regels, elk apart` }),
    splitNot: 'Houd het één tekst',
  },
});
