import type { Agenda } from '../../../sessions/agenda.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';

/** A question round and a voting round, both with names, so that everything a report can hold is in it. */
export const AGENDA: Agenda = [
  plannedRound(
    'ideas1',
    'ideas',
    { prompt: 'Anything', perPerson: 5, authorship: 'named' },
    { title: 'What should change?', seconds: 300 },
  ),
  plannedRound(
    'vote1',
    'choice',
    {
      source: typedItems('a', 'b', 'c'),
      maxPicks: 2,
      abstain: true,
      anonymity: 'named',
      reveal: 'by-hand',
    },
    { title: 'Which first?' },
  ),
];
