import { catalogue } from '../../texts/catalogue.ts';

export const estimateEditorTexts = catalogue({
  en: {
    unit: 'Unit',
    unitHint: 'What is counted in: euros, weeks, percent. May stay empty.',
    unitExample: 'weeks',
    bounds: 'What may be answered',
    min: 'Lowest',
    max: 'Highest',
    boundsHint: 'Leave empty for no limit.',
    boundsWrong: 'The highest must lie above the lowest, both numbers.',
    decimals: 'Digits behind the point',
  },
  nl: {
    unit: 'Eenheid',
    unitHint: 'Waarin geteld wordt: euro, weken, procent. Mag leeg blijven.',
    unitExample: 'weken',
    bounds: 'Wat geantwoord mag worden',
    min: 'Laagste',
    max: 'Hoogste',
    boundsHint: 'Laat leeg voor geen grens.',
    boundsWrong: 'De hoogste moet boven de laagste liggen, allebei een getal.',
    decimals: 'Cijfers achter de komma',
  },
});
