import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the ballot of a consent round says. */
export const consentBallotTexts = catalogue({
  en: {
    rule: 'How far can you go along with this?',
    answered: (n: number, of: number) => `${n} of ${of} answered.`,
    reason: 'What holds you back?',
    reasonNeeded: 'Needed, because this answer stops the proposal.',
    remark: 'Do you want to say why? (You need not.)',
    missing: (n: number) =>
      plural('en', n, {
        one: 'One proposal has no answer yet.',
        other: `${n} proposals have no answer yet.`,
      }),
    unreasoned: 'Say in a few words what holds you back.',
    yours: 'Your answers',
  },
  nl: {
    rule: 'Hoever ga je hierin mee?',
    answered: (n, of) => `${n} van ${of} beantwoord.`,
    reason: 'Wat houdt je tegen?',
    reasonNeeded: 'Nodig, want dit antwoord houdt het voorstel tegen.',
    remark: 'Wil je zeggen waarom? (Hoeft niet.)',
    missing: (n) =>
      plural('nl', n, {
        one: 'Eén voorstel heeft nog geen antwoord.',
        other: `${n} voorstellen hebben nog geen antwoord.`,
      }),
    unreasoned: 'Zeg in een paar woorden wat je tegenhoudt.',
    yours: 'Jouw antwoorden',
  },
});
