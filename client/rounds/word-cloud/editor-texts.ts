import { catalogue } from '../../texts/catalogue.ts';

export const wordCloudEditorTexts = catalogue({
  en: {
    perPerson: 'Words per person',
    perPersonHint: 'A word, or a few words together; each word in them is counted.',
  },
  nl: {
    perPerson: 'Woorden per persoon',
    perPersonHint: 'Een woord, of een paar bij elkaar; elk woord daarin telt.',
  },
});
