import { catalogue } from '../../texts/catalogue.ts';

/** What the question sheet of a participant says. */
export const qAndABallotTexts = catalogue({
  en: {
    label: 'Your question',
    hint: 'One question at a time.',
    send: 'Ask this question',
    given: (given: number) => `Your questions: ${given}`,
    reached: () => 'You have asked as much as this round takes.',
    closedNone: 'Closed. You asked no questions.',
  },
  nl: {
    label: 'Je vraag',
    hint: 'Eén vraag per keer.',
    send: 'Stel deze vraag',
    given: (given) => `Jouw vragen: ${given}`,
    reached: () => 'Je hebt zoveel gevraagd als deze ronde aanneemt.',
    closedNone: 'Gesloten. Je hebt geen vragen gesteld.',
  },
});
