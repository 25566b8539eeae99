import type { Agenda } from '../../../sessions/agenda.ts';

/** A question round and a voting round, both with names, so that everything a report can hold is in it. */
export const AGENDA: Agenda = [
  {
    id: 'ideas1',
    kind: 'ideas',
    title: 'What should change?',
    seconds: 300,
    config: { prompt: 'Anything', perPerson: 5, maxLength: 200, anonymous: false, seeOthers: true },
  },
  {
    id: 'vote1',
    kind: 'choice',
    title: 'Which first?',
    seconds: null,
    config: {
      prompt: '',
      source: { from: 'typed', items: ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}` })) },
      maxPicks: 2,
      abstain: true,
      anonymous: false,
      reveal: 'by-hand',
    },
  },
];
