import { catalogue } from '../../texts/catalogue.ts';

export const consentEditorTexts = catalogue({
  en: {
    items: 'Proposals',
    scale: 'How people answer',
    scales: {
      'fist-of-five': { name: 'Fist of five', hint: 'Five fingers to a fist: quick. 1 and 0 block.' },
      gradients: {
        name: 'Gradients of agreement',
        hint: 'Eight shades: for decisions that weigh. The last two block.',
      },
    },
    rule: 'Who blocks says why. A proposal is carried only when nobody blocks it.',
  },
  nl: {
    items: 'Voorstellen',
    scale: 'Hoe mensen antwoorden',
    scales: {
      'fist-of-five': {
        name: 'Vijf vingers',
        hint: 'Van vijf vingers tot een vuist: snel. 1 en 0 houden tegen.',
      },
      gradients: {
        name: 'Acht gradaties van instemming',
        hint: 'Voor besluiten die zwaar wegen. De laatste twee houden tegen.',
      },
    },
    rule: 'Wie tegenhoudt, zegt waarom. Een voorstel is pas aangenomen als niemand het tegenhoudt.',
  },
});
