import { catalogue } from '../../texts/catalogue.ts';

/** Sets of categories that many workshops use, each with a name and, in order, what its columns are called. */
export const categoryPresets = catalogue({
  en: {
    moods: { name: 'Mad, sad, glad', categories: ['Mad', 'Sad', 'Glad'] },
    habits: { name: 'Start, stop, continue', categories: ['Start', 'Stop', 'Continue'] },
    swot: {
      name: 'SWOT',
      categories: ['Strengths', 'Weaknesses', 'Opportunities', 'Threats'],
    },
  },
  nl: {
    moods: { name: 'Boos, verdrietig, blij', categories: ['Boos', 'Verdrietig', 'Blij'] },
    habits: { name: 'Beginnen, stoppen, doorgaan', categories: ['Beginnen', 'Stoppen', 'Doorgaan'] },
    swot: { name: 'SWOT', categories: ['Sterktes', 'Zwaktes', 'Kansen', 'Bedreigingen'] },
  },
});

export const PRESETS = ['moods', 'habits', 'swot'] as const;
