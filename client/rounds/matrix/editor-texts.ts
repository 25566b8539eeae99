import { catalogue } from '../../texts/catalogue.ts';

export const matrixEditorTexts = catalogue({
  en: {
    items: 'What is placed',
    criteria: 'Criteria',
    presets: {
      impact: { name: 'Impact and effort' },
      risk: { name: 'Likelihood and damage' },
      urgency: { name: 'Importance and urgency' },
      own: { name: 'Own words' },
    },
    axes: { x: 'Horizontal axis', y: 'Vertical axis' },
    label: 'Criterion',
    minLabel: 'Low end',
    maxLabel: 'High end',
    quadrants: 'Names of the four parts',
    quadrant: {
      topLeft: 'Top left',
      topRight: 'Top right',
      bottomLeft: 'Bottom left',
      bottomRight: 'Bottom right',
    },
    scale: 'Scale',
    scales: {
      '0-10': { name: '0 to 10', hint: 'A 5 is on the line between two parts.' },
      '1-5': { name: '1 to 5', hint: 'A 3 is on the line between two parts.' },
      '1-6': { name: '1 to 6', hint: 'No middle: everybody takes a side.' },
    },
    leaveOut: 'Items may be left out',
    leaveOutHint: 'For who has no opinion. They are not counted in that item.',
  },
  nl: {
    items: 'Wat een plek krijgt',
    criteria: 'Criteria',
    presets: {
      impact: { name: 'Effect en moeite' },
      risk: { name: 'Kans en schade' },
      urgency: { name: 'Belang en haast' },
      own: { name: 'Eigen woorden' },
    },
    axes: { x: 'Horizontale as', y: 'Verticale as' },
    label: 'Criterium',
    minLabel: 'Lage kant',
    maxLabel: 'Hoge kant',
    quadrants: 'Namen van de vier delen',
    quadrant: {
      topLeft: 'Linksboven',
      topRight: 'Rechtsboven',
      bottomLeft: 'Linksonder',
      bottomRight: 'Rechtsonder',
    },
    scale: 'Schaal',
    scales: {
      '0-10': { name: '0 tot 10', hint: 'Een 5 ligt op de lijn tussen twee delen.' },
      '1-5': { name: '1 tot 5', hint: 'Een 3 ligt op de lijn tussen twee delen.' },
      '1-6': { name: '1 tot 6', hint: 'Geen midden: iedereen kiest een kant.' },
    },
    leaveOut: 'Onderwerpen mogen worden overgeslagen',
    leaveOutHint: 'Voor wie geen mening heeft. Die telt bij dat onderwerp niet mee.',
  },
});
