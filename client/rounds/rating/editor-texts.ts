import { catalogue } from '../../texts/catalogue.ts';

export const ratingEditorTexts = catalogue({
  en: {
    items: 'What is scored',
    scale: 'Scale',
    min: 'Lowest score',
    max: 'Highest score',
    minLabel: 'Words at the lowest',
    maxLabel: 'Words at the highest',
    minExample: 'Not at all',
    maxExample: 'Completely',
    scaleWrong: (points: number) =>
      `The highest must lie above the lowest, with at most ${points} scores in all.`,
    points: (min: number, max: number) => `Scores from ${min} to ${max}.`,
    noOpinion: 'Items may be left without a score',
    noOpinionHint: 'For who has no opinion. They are not counted in that item.',
  },
  nl: {
    items: 'Wat een score krijgt',
    scale: 'Schaal',
    min: 'Laagste score',
    max: 'Hoogste score',
    minLabel: 'Woorden bij de laagste',
    maxLabel: 'Woorden bij de hoogste',
    minExample: 'Helemaal niet',
    maxExample: 'Helemaal wel',
    scaleWrong: (points) => `De hoogste moet boven de laagste liggen, met samen hoogstens ${points} scores.`,
    points: (min, max) => `Scores van ${min} tot ${max}.`,
    noOpinion: 'Een score mag worden overgeslagen',
    noOpinionHint: 'Voor wie geen mening heeft. Die telt bij die vraag niet mee.',
  },
});
