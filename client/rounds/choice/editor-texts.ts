import { catalogue } from '../../texts/catalogue.ts';

export const choiceEditorTexts = catalogue({
  en: {
    how: 'How many may one choose',
    hows: {
      one: { name: 'One', hint: 'The option with the most votes leads.' },
      several: { name: 'Several', hint: 'Everybody ticks all they support, up to a limit.' },
    },
    maxPicks: 'At most',
    abstain: 'Abstaining is possible',
    abstainHint: 'Counted on its own, and kept out of the percentages of votes cast.',
  },
  nl: {
    how: 'Hoeveel mag je er kiezen',
    hows: {
      one: { name: 'Eén', hint: 'De optie met de meeste stemmen staat voor.' },
      several: { name: 'Meer', hint: 'Iedereen kruist alles aan wat steun verdient, tot een grens.' },
    },
    maxPicks: 'Hoogstens',
    abstain: 'Onthouden kan',
    abstainHint: 'Wordt apart geteld en telt niet mee in percentages van uitgebrachte stemmen.',
  },
});
