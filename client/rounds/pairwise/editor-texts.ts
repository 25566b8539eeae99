import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const pairwiseEditorTexts = catalogue({
  en: {
    items: 'What is compared',
    method: 'What is asked',
    methods: {
      'bradley-terry': {
        name: 'Which of the two',
        hint: 'An order comes out (Bradley–Terry). Quick to answer.',
      },
      ahp: {
        name: 'Which, and how much more',
        hint: 'Weights come out, with a check on consistency (AHP). Everybody judges all pairs: best with 3 to 7.',
      },
    },
    tooMany: (n: number, most: number) =>
      `These are ${n}. Weighing takes ${most} at most, because beyond that nobody can say whether judgments are consistent: the round would not open. Take some out, or ask “Which of the two”.`,
    perhapsTooMany: (most: number) =>
      `How many there are shows on opening. With more than ${most} the round does not open, and you can still choose “Which of the two” then.`,
    ties: '“Neither” may be answered',
    tiesHint: 'Counts as half a win for both.',
    limit: 'Not everybody compares all pairs',
    limitHint: 'Each gets a random part of them, evenly divided over the items and the sides.',
    most: 'Pairs each',
    pairs: (n: number) => plural('en', n, { one: 'These make 1 pair.', other: `These make ${n} pairs.` }),
  },
  nl: {
    items: 'Wat wordt vergeleken',
    method: 'Wat wordt gevraagd',
    methods: {
      'bradley-terry': {
        name: 'Welke van de twee',
        hint: 'Er komt een volgorde uit (Bradley–Terry). Snel te beantwoorden.',
      },
      ahp: {
        name: 'Welke, en hoeveel zwaarder',
        hint: 'Er komen gewichten uit, met een toets op consistentie (AHP). Iedereen beoordeelt alle paren: het best bij 3 tot 7.',
      },
    },
    tooMany: (n, most) =>
      `Dit zijn er ${n}. Wegen kan met hoogstens ${most}, omdat daarboven niet te zeggen is of oordelen consistent zijn: de ronde zou niet opengaan. Haal er een paar weg, of vraag ‘Welke van de twee’.`,
    perhapsTooMany: (most) =>
      `Hoeveel het er zijn blijkt bij het openen. Met meer dan ${most} gaat de ronde niet open; dan kun je alsnog ‘Welke van de twee’ kiezen.`,
    ties: '‘Geen van beide’ mag',
    tiesHint: 'Telt als een halve winst voor beide.',
    limit: 'Niet iedereen vergelijkt alle paren',
    limitHint: 'Ieder krijgt een willekeurig deel, eerlijk verdeeld over de onderdelen en de kanten.',
    most: 'Paren per persoon',
    pairs: (n) => plural('nl', n, { one: 'Samen is dat 1 paar.', other: `Samen zijn dat ${n} paren.` }),
  },
});
