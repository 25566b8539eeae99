import { catalogue } from '../../texts/catalogue.ts';

/** What the answer sheet of a participant says. */
export const openAnswerBallotTexts = catalogue({
  en: {
    label: 'Your answer',
    hint: 'One answer; all answers are shown together.',
    send: 'Send this answer',
    given: (given: number): string => (given === 0 ? 'Not answered yet' : 'Your answer'),
    reached: () => 'You have answered. You can change it until the round closes.',
    closedNone: 'Closed. You gave no answer.',
  },
  nl: {
    label: 'Je antwoord',
    hint: 'Eén antwoord; alle antwoorden komen tegelijk in beeld.',
    send: 'Verstuur dit antwoord',
    given: (given): string => (given === 0 ? 'Nog niet beantwoord' : 'Jouw antwoord'),
    reached: () => 'Je hebt geantwoord. Je kunt het wijzigen tot de ronde sluit.',
    closedNone: 'Gesloten. Je hebt geen antwoord gegeven.',
  },
});
