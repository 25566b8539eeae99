import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the idea sheet of a participant says. */
export const ideasBallotTexts = catalogue({
  en: {
    label: 'Your idea',
    hint: 'One idea at a time.',
    send: 'Send this idea',
    given: (given: number, max: number | null) =>
      max === null ? `Your ideas: ${given}` : `Your ideas: ${given} of at most ${max}`,
    reached: (max: number) =>
      plural('en', max, {
        one: 'You have given your one idea. Change or withdraw it to make room.',
        other: `You have given ${max} ideas, as many as this round takes. Change or withdraw one to make room.`,
      }),
    closedNone: 'Closed. You gave no ideas.',
  },
  nl: {
    label: 'Je idee',
    hint: 'Eén idee per keer.',
    send: 'Verstuur dit idee',
    given: (given, max) =>
      max === null ? `Jouw ideeën: ${given}` : `Jouw ideeën: ${given} van hoogstens ${max}`,
    reached: (max) =>
      plural('nl', max, {
        one: 'Je hebt je ene idee gegeven. Wijzig het of trek het in om ruimte te maken.',
        other: `Je hebt ${max} ideeën gegeven, meer neemt deze ronde niet aan. Wijzig er een of trek er een in om ruimte te maken.`,
      }),
    closedNone: 'Gesloten. Je hebt geen ideeën gegeven.',
  },
});
