import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the ballot of a pairwise comparison says. */
export const pairwiseBallotTexts = catalogue({
  en: {
    which: 'Which of these two?',
    matters: 'Which matters more?',
    pair: (at: number, of: number) => `Pair ${at} of ${of}`,
    says: (at: number, of: number, first: string, second: string) =>
      `Pair ${at} of ${of}: ${first}, or ${second}`,
    neither: 'Neither: equal',
    equal: 'Equal',
    howMuch: 'How much more?',
    /** From 2 to 9 times. */
    times: ['2', '3: somewhat', '4', '5: clearly', '6', '7: very much', '8', '9: utterly'],
    previous: 'Previous pair',
    next: 'Next pair',
    missing: (n: number) =>
      plural('en', n, { one: 'One pair is not judged yet.', other: `${n} pairs are not judged yet.` }),
    maySend: (n: number) =>
      plural('en', n, {
        one: 'One pair left. You may send what you have.',
        other: `${n} pairs left. You may send what you have.`,
      }),
    allDone: 'All pairs are judged.',
    nothing: 'Compare at least one pair.',
    consistent: (ratio: string) => `Your judgments hang together (consistency ratio ${ratio}, at most 0.10).`,
    inconsistent: (ratio: string) =>
      `Your judgments contradict each other a little (consistency ratio ${ratio}; 0.10 or less is good). You may send them, or look again.`,
    lookAgain: (first: string, second: string) => `Look again at ${first} and ${second}`,
    yours: 'Your judgments',
    over: (first: string, second: string) => `${first} over ${second}`,
    timesOver: (first: string, second: string, times: number) => `${first} ${times} × ${second}`,
    same: (first: string, second: string) => `${first} = ${second}`,
  },
  nl: {
    which: 'Welke van deze twee?',
    matters: 'Wat weegt zwaarder?',
    pair: (at, of) => `Paar ${at} van ${of}`,
    says: (at, of, first, second) => `Paar ${at} van ${of}: ${first}, of ${second}`,
    neither: 'Geen van beide: gelijk',
    equal: 'Gelijk',
    howMuch: 'Hoeveel zwaarder?',
    /** From 2 to 9 times. */
    times: ['2', '3: iets', '4', '5: duidelijk', '6', '7: heel veel', '8', '9: volstrekt'],
    previous: 'Vorig paar',
    next: 'Volgend paar',
    missing: (n) =>
      plural('nl', n, {
        one: 'Eén paar is nog niet beoordeeld.',
        other: `${n} paren zijn nog niet beoordeeld.`,
      }),
    maySend: (n) =>
      plural('nl', n, {
        one: 'Nog één paar. Je mag versturen wat je hebt.',
        other: `Nog ${n} paren. Je mag versturen wat je hebt.`,
      }),
    allDone: 'Alle paren zijn beoordeeld.',
    nothing: 'Vergelijk minstens één paar.',
    consistent: (ratio) => `Je oordelen passen bij elkaar (consistentieratio ${ratio}, hoogstens 0,10).`,
    inconsistent: (ratio) =>
      `Je oordelen spreken elkaar wat tegen (consistentieratio ${ratio}; 0,10 of minder is goed). Je mag ze versturen, of nog eens kijken.`,
    lookAgain: (first, second) => `Kijk nog eens naar ${first} en ${second}`,
    yours: 'Jouw oordelen',
    over: (first, second) => `${first} boven ${second}`,
    timesOver: (first, second, times) => `${first} ${times} × ${second}`,
    same: (first, second) => `${first} = ${second}`,
  },
});
