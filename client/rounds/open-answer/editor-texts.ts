import { catalogue } from '../../texts/catalogue.ts';

export const openAnswerEditorTexts = catalogue({
  en: {
    length: 'Longest answer, in characters',
    lengthHint: 'Short answers read well on the wall.',
    reveal: 'When the group sees the answers',
    reveals: {
      'by-hand': { name: 'When I show them', hint: 'All together, at a moment of your choice.' },
      'on-close': { name: 'When the round closes', hint: 'All together, by themselves.' },
    },
  },
  nl: {
    length: 'Langste antwoord, in tekens',
    lengthHint: 'Korte antwoorden lezen goed op het scherm.',
    reveal: 'Wanneer de groep de antwoorden ziet',
    reveals: {
      'by-hand': { name: 'Als ik ze toon', hint: 'Alle tegelijk, op een moment dat jij kiest.' },
      'on-close': { name: 'Als de ronde sluit', hint: 'Alle tegelijk, vanzelf.' },
    },
  },
});
