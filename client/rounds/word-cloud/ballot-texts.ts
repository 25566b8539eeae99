import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the word sheet of a participant says. */
export const wordCloudBallotTexts = catalogue({
  en: {
    label: 'A word, or a few',
    hint: 'One at a time.',
    send: 'Send',
    given: (given: number, max: number | null) => `Given: ${given} of at most ${max ?? given}`,
    reached: (max: number) =>
      plural('en', max, {
        one: 'You have given your word. Change or withdraw it to give another.',
        other: `You have given all ${max}. Change or withdraw one to give another.`,
      }),
    closedNone: 'Closed. You gave no words.',
  },
  nl: {
    label: 'Een woord, of een paar',
    hint: 'Eén per keer.',
    send: 'Verstuur',
    given: (given, max) => `Gegeven: ${given} van hoogstens ${max ?? given}`,
    reached: (max) =>
      plural('nl', max, {
        one: 'Je hebt je woord gegeven. Wijzig het of trek het in om een ander te geven.',
        other: `Je hebt ze alle ${max} gegeven. Wijzig er een of trek er een in om een andere te geven.`,
      }),
    closedNone: 'Gesloten. Je hebt geen woorden gegeven.',
  },
});
