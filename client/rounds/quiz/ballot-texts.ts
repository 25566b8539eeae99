import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the ballot of a quiz says. */
export const quizBallotTexts = catalogue({
  en: {
    question: (at: number, of: number) => `Question ${at} of ${of}`,
    one: 'Choose one.',
    several: 'Choose all that are right.',
    speed: 'Quick answers earn more. Each answer is sent as you choose.',
    previous: 'Previous',
    next: 'Next',
    missing: (n: number) =>
      plural('en', n, {
        one: 'One question has no answer yet.',
        other: `${n} questions have no answer yet.`,
      }),
    nothing: 'Answer at least one question.',
    yours: 'Your answers',
    noAnswer: 'no answer',
  },
  nl: {
    question: (at, of) => `Vraag ${at} van ${of}`,
    one: 'Kies er één.',
    several: 'Kies alle goede antwoorden.',
    speed: 'Snelle antwoorden leveren meer op. Elk antwoord wordt meteen verstuurd.',
    previous: 'Vorige',
    next: 'Volgende',
    missing: (n) =>
      plural('nl', n, {
        one: 'Eén vraag heeft nog geen antwoord.',
        other: `${n} vragen hebben nog geen antwoord.`,
      }),
    nothing: 'Beantwoord minstens één vraag.',
    yours: 'Jouw antwoorden',
    noAnswer: 'geen antwoord',
  },
});
