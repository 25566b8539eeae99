import { catalogue } from '../../texts/catalogue.ts';

/** What axes and quadrants are called where the facilitator gave them no name. */
export const axisTexts = catalogue({
  en: {
    x: 'Horizontal',
    y: 'Vertical',
    undecided: 'undecided',
    quadrants: {
      topLeft: 'top left',
      topRight: 'top right',
      bottomLeft: 'bottom left',
      bottomRight: 'bottom right',
    },
  },
  nl: {
    x: 'Horizontaal',
    y: 'Verticaal',
    undecided: 'onbeslist',
    quadrants: {
      topLeft: 'linksboven',
      topRight: 'rechtsboven',
      bottomLeft: 'linksonder',
      bottomRight: 'rechtsonder',
    },
  },
});
