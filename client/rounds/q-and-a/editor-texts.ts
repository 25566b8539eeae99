import { catalogue } from '../../texts/catalogue.ts';

export const qAndAEditorTexts = catalogue({
  en: {
    votes: 'Votes on questions',
    votings: {
      up: { name: 'For only', hint: 'The most votes come first.' },
      'up-down': { name: 'For and against', hint: 'The most agreed-on questions come first.' },
    },
  },
  nl: {
    votes: 'Stemmen op vragen',
    votings: {
      up: { name: 'Alleen voor', hint: 'De meeste stemmen komen eerst.' },
      'up-down': { name: 'Voor en tegen', hint: 'De breedst gedragen vragen komen eerst.' },
    },
  },
});
