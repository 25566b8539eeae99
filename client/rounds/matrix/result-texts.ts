import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const matrixResultTexts = catalogue({
  en: {
    none: 'Nothing placed yet',
    noneCame: 'Nothing was placed',
    placements: (n: number) => plural('en', n, { one: 'placed by 1', other: `placed by ${n}` }),
    between: (least: number, most: number) => `placed by ${least} to ${most}`,
    marks: 'median and middle half',
    undecided: 'ring: undecided',
    methods:
      'Medians and quartiles by R-7. The plane is divided halfway the scale; a median on a line is undecided. Consensus per axis by Tastle–Wierman, 0 to 1.',
    order: (best: string) =>
      `In order: first what lies in “${best}”, then by nearness to its corner: the mean of both medians, counted towards it.`,
    nearness: 'Nearness',
    quadrant: 'Quadrant',
    placed: 'Placed',
    median: (axis: string) => `${axis}: median`,
    quartiles: (axis: string) => `${axis}: Q1–Q3`,
    consensus: (axis: string) => `${axis}: consensus`,
    tableOf: 'Where each item was placed on both axes',
  },
  nl: {
    none: 'Nog niets geplaatst',
    noneCame: 'Er is niets geplaatst',
    placements: (n) => plural('nl', n, { one: 'geplaatst door 1', other: `geplaatst door ${n}` }),
    between: (least, most) => `geplaatst door ${least} tot ${most}`,
    marks: 'mediaan en middelste helft',
    undecided: 'ring: onbeslist',
    methods:
      'Medianen en kwartielen volgens R-7. Het vlak is halverwege de schaal verdeeld; een mediaan op een lijn is onbeslist. Consensus per as volgens Tastle–Wierman, 0 tot 1.',
    order: (best) =>
      `Op volgorde: eerst wat in ‘${best}’ ligt, dan hoe dicht bij die hoek: het gemiddelde van beide medianen, daarheen geteld.`,
    nearness: 'Nabijheid',
    quadrant: 'Kwadrant',
    placed: 'Geplaatst',
    median: (axis) => `${axis}: mediaan`,
    quartiles: (axis) => `${axis}: Q1–Q3`,
    consensus: (axis) => `${axis}: consensus`,
    tableOf: 'Waar elk onderwerp op beide assen is geplaatst',
  },
});
