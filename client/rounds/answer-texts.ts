import { catalogue } from '../texts/catalogue.ts';

/** The state of an answer in words, the same in every kind of round. */
export const answerTexts = catalogue({
  en: {
    none: 'Not answered yet.',
    draft: 'Draft: not sent yet.',
    sending: 'Sending… It is kept until it arrives.',
    counted: 'Counted. You can change it until the round closes.',
    changed: 'Changed, not sent yet. Your earlier answer still counts.',
    closedCounted: 'Closed. Your answer was counted.',
    closedNone: 'Closed. You gave no answer.',
    notOpen: 'Answers are not taken right now.',
    send: 'Send',
    sendChange: 'Send the change',
    onItsWay: 'Sending…',
    sent: 'Sent',
    takeBack: 'Take back',
  },
  nl: {
    none: 'Nog niet beantwoord.',
    draft: 'Concept: nog niet verstuurd.',
    sending: 'Versturen… Het blijft bewaard tot het aankomt.',
    counted: 'Geteld. Je kunt het wijzigen tot de ronde sluit.',
    changed: 'Gewijzigd, nog niet verstuurd. Je eerdere antwoord telt nog.',
    closedCounted: 'Gesloten. Je antwoord is geteld.',
    closedNone: 'Gesloten. Je hebt geen antwoord gegeven.',
    notOpen: 'Er worden nu geen antwoorden aangenomen.',
    send: 'Verstuur',
    sendChange: 'Verstuur de wijziging',
    onItsWay: 'Versturen…',
    sent: 'Verstuurd',
    takeBack: 'Trek in',
  },
});
