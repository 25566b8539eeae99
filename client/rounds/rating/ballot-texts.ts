import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the ballot of a rating says. */
export const ratingBallotTexts = catalogue({
  en: {
    scored: (given: number, of: number) => `${given} of ${of} scored.`,
    skipping: 'You may leave items out if you have no opinion.',
    missing: (n: number) =>
      plural('en', n, { one: 'One item has no score yet.', other: `${n} items have no score yet.` }),
    noOpinion: 'No opinion',
    yours: 'Your scores',
    outOf: (score: number, max: number) => `${score} of ${max}`,
    nothing: 'Give at least one score.',
    end: (point: number, label: string) => `${point} = ${label}`,
  },
  nl: {
    scored: (given, of) => `${given} van ${of} gescoord.`,
    skipping: 'Je mag onderdelen overslaan als je geen mening hebt.',
    missing: (n) =>
      plural('nl', n, {
        one: 'Eén onderdeel heeft nog geen score.',
        other: `${n} onderdelen hebben nog geen score.`,
      }),
    noOpinion: 'Geen mening',
    yours: 'Jouw scores',
    outOf: (score, max) => `${score} van ${max}`,
    nothing: 'Geef minstens één score.',
    end: (point, label) => `${point} = ${label}`,
  },
});
