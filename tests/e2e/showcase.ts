import type { Agenda, AgendaRound } from '../../sessions/agenda.ts';
import type { ConfigOf, RoundKindName } from '../../sessions/rounds/registry.ts';
import { plannedRound } from '../support/planned-round.ts';

const PROPOSALS = [
  'Car-free streets around schools',
  'A library that is open in the evening',
  'Trees on the market square',
  'One weekday without meetings',
  'Repair café in every quarter',
  'Free swimming lessons for every child',
];

const items = PROPOSALS.map((text, at) => ({ id: `p${at + 1}`, text }));
const source = { from: 'typed' as const, items };

function shown<Kind extends RoundKindName>(
  kind: Kind,
  title: string,
  config: Partial<ConfigOf<Kind>>,
  seconds: number | null = null,
): AgendaRound {
  return plannedRound(kind, kind, config, { title, seconds });
}

/** One good round of every kind, as a facilitator would set it up for a town that decides what to do next year. */
const SHOWCASE: { [Kind in RoundKindName]: AgendaRound } = {
  information: shown('information', 'What we decide today', {
    text: 'The council has set aside two million for next year.\nWe choose what it is spent on, and in which order.',
  }),
  ideas: shown(
    'ideas',
    'What would make our town a better place?',
    {
      categories: ['Start', 'Stop', 'Continue'].map((text) => ({ id: text, text })),
      upvotes: true,
      comments: true,
    },
    600,
  ),
  'open-answer': shown('open-answer', 'What did you miss most this year?', { reveal: 'by-hand' }),
  'word-cloud': shown('word-cloud', 'Our town in three words', { perPerson: 3, reveal: 'live' }),
  'q-and-a': shown('q-and-a', 'Ask the mayor', { votes: 'up' }),
  clustering: shown('clustering', 'What belongs together?', { source: 'ideas', by: 'everyone' }),
  choice: shown('choice', 'What do we do first?', { source, abstain: true }, 120),
  rating: shown('rating', 'How much would you use it?', {
    source: { from: 'typed', items: items.slice(0, 4) },
    scale: { min: 1, max: 5, minLabel: 'never', maxLabel: 'every week', labels: [] },
    noOpinion: true,
  }),
  ranking: shown('ranking', 'Put these in your order', {
    source: { from: 'typed', items: items.slice(0, 5) },
  }),
  points: shown('points', 'Divide a hundred points', { source, budget: 100, mode: 'points' }),
  estimate: shown('estimate', 'What will the new bridge cost?', {
    unit: 'million euros',
    min: 0,
    max: 50,
    decimals: 1,
  }),
  consent: shown('consent', 'Can you live with this?', {
    source: { from: 'typed', items: [{ id: 'p1', text: 'We start with car-free streets in April' }] },
    scale: 'fist-of-five',
  }),
  matrix: shown('matrix', 'What is worth the effort?', {
    source: { from: 'typed', items: items.slice(0, 5) },
    x: { label: 'Effort', minLabel: 'little', maxLabel: 'much' },
    y: { label: 'Impact', minLabel: 'small', maxLabel: 'great' },
    quadrants: {
      topLeft: 'Quick wins',
      topRight: 'Big projects',
      bottomLeft: 'Fill-ins',
      bottomRight: 'Not now',
    },
    best: 'topLeft',
  }),
  'majority-judgment': shown('majority-judgment', 'How good is each plan?', {
    source: { from: 'typed', items: items.slice(0, 4) },
  }),
  pairwise: shown('pairwise', 'Which of the two matters more?', {
    source: { from: 'typed', items: items.slice(0, 4) },
  }),
  quiz: shown('quiz', 'How well do we know our town?', {
    anonymity: 'named',
    reveal: 'by-hand',
    questions: [
      {
        id: 'q1',
        text: 'How many trees stand in the town?',
        options: ['800', '4,000', '12,000', '30,000'].map((text, at) => ({ id: `a${at + 1}`, text })),
        multiple: false,
        right: ['a3'],
        points: 10,
      },
      {
        id: 'q2',
        text: 'Which of these are older than a hundred years?',
        options: ['The bridge', 'The swimming pool', 'The station'].map((text, at) => ({
          id: `b${at + 1}`,
          text,
        })),
        multiple: true,
        right: ['b1', 'b3'],
        points: 10,
      },
    ],
  }),
};

export const SHOWCASE_AGENDA: Agenda = Object.values(SHOWCASE);

/** What people contribute to a question round of the showcase. */
export const SAYINGS: Partial<Record<RoundKindName, readonly string[]>> = {
  ideas: [
    'Plant trees along the ring road',
    'More trees along the ring road, please',
    'Evening hours for the library',
    'Stop building offices nobody rents',
    'Keep the Saturday market as it is',
    'A safe cycle path to the station',
    'Let children design the playground',
    'Fewer signs, slower cars',
    'Solar panels on every school',
    'Open the town hall garden',
    'Benches where people wait',
    'Keep the summer festival free',
  ],
  'open-answer': [
    'A place to meet after work',
    'Quiet',
    'The night bus',
    'Somebody who answers the phone at the town hall',
    'Rain in May',
    'The old cinema',
    'Time to talk about what went well',
    'Shade',
    'A bakery in our street',
    'Swimming outside',
    'My neighbours',
    'The ferry',
  ],
  'word-cloud': [
    'green',
    'river',
    'friendly',
    'markets',
    'market',
    'quiet',
    'bridges',
    'bicycles',
    'trees',
    'tree',
  ],
  'q-and-a': [
    'When does the library open in the evening?',
    'Why does the bridge take three years?',
    'Who decides about the market square?',
    'Will the bus stay free for children?',
    'What happens to the old cinema?',
    'Can we see the budget?',
  ],
  consent: ['The shops have to be supplied somehow', 'Not before the ring road is ready'],
};

/** How the ideas of the showcase are put together, by a word in each. */
export const GROUPS: Readonly<Record<string, RegExp>> = {
  'A greener town': /tree|garden|solar/i,
  'Safe streets': /cycle|signs|playground/i,
  'Places to meet': /library|market|festival|benches/i,
};
