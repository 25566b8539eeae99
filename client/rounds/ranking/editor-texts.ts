import { catalogue } from '../../texts/catalogue.ts';

export const rankingEditorTexts = catalogue({
  en: {
    items: 'What is ranked',
    how: 'How much is ranked',
    hows: {
      all: { name: 'Everything', hint: 'Good for up to about ten.' },
      top: { name: 'The best few', hint: 'Quicker with many.' },
    },
    top: 'How many at most',
    unranked: 'What somebody leaves out',
    unrankeds: {
      'tied-last': { name: 'Is shared last', hint: 'Everything that was ranked is better than it.' },
      'not-compared': {
        name: 'Is not compared',
        hint: 'A vote says nothing about it. How far the group agrees is then known only when everybody ranks everything.',
      },
    },
    strength: 'How the winner is found (Schulze)',
    strengths: {
      'winning-votes': {
        name: 'By winning votes',
        hint: 'A defeat counts as heavily as the votes it was won with. The usual way.',
      },
      margins: { name: 'By margins', hint: 'A defeat counts as heavily as its lead.' },
    },
  },
  nl: {
    items: 'Wat op volgorde komt',
    how: 'Hoeveel er op volgorde komt',
    hows: {
      all: { name: 'Alles', hint: 'Goed tot een stuk of tien.' },
      top: { name: 'De beste paar', hint: 'Sneller als het er veel zijn.' },
    },
    top: 'Hoeveel hoogstens',
    unranked: 'Wat iemand weglaat',
    unrankeds: {
      'tied-last': { name: 'Is gedeeld laatste', hint: 'Alles wat wel op volgorde staat, is beter.' },
      'not-compared': {
        name: 'Wordt niet vergeleken',
        hint: 'Een stem zegt er niets over. Hoe eens de groep is, is dan alleen bekend als iedereen alles rangschikt.',
      },
    },
    strength: 'Hoe de winnaar wordt bepaald (Schulze)',
    strengths: {
      'winning-votes': {
        name: 'Met winnende stemmen',
        hint: 'Een nederlaag weegt zoveel als de stemmen waarmee die behaald is. De gewone manier.',
      },
      margins: { name: 'Met marges', hint: 'Een nederlaag weegt zoveel als de voorsprong.' },
    },
  },
});
