import type { Figure } from './figures.ts';

/** The medians of one figure, and their ratio. */
export interface Compared {
  product: number;
  bare: number;
  /** product ÷ bare */
  ratio: number;
}

/** What is wanted of a figure. A target that is stated for some numbers of people is shown in brackets at others. */
export interface Target {
  id: string;
  says: string;
  at: readonly number[] | 'all';
  met(compared: Compared): boolean;
}

export interface Line {
  figure: Figure;
  title: string;
  unit: 'ms' | 's' | 'B' | 'KiB' | '/s' | '×' | '';
  targets: readonly Target[];
}

const people = (...at: number[]): readonly number[] => at;

/** Everything the table shows, in its order. */
export const LINES: readonly Line[] = [
  {
    figure: 'joinsPerSecond',
    title: 'joins, 100 at a time',
    unit: '/s',
    targets: [{ id: 'G7', says: '≥ 0.6 × bare', at: 'all', met: ({ ratio }) => ratio >= 0.6 }],
  },
  {
    figure: 'lostJoins',
    title: 'joins lost',
    unit: '',
    targets: [{ id: 'G7', says: 'none', at: 'all', met: ({ product }) => product === 0 }],
  },
  {
    figure: 'liveBytes',
    title: 'memory per participant, in use',
    unit: 'KiB',
    targets: [{ id: 'G8', says: '≤ 25 KiB', at: people(10_000), met: ({ product }) => product <= 25 * 1024 }],
  },
  { figure: 'rssBytes', title: 'memory per participant, growth of the process', unit: 'KiB', targets: [] },
  {
    figure: 'fanOutLast',
    title: 'question, until the last has it',
    unit: 'ms',
    targets: [{ id: 'G5', says: '≤ 1.35 × bare', at: 'all', met: ({ ratio }) => ratio <= 1.35 }],
  },
  { figure: 'secondP50', title: 'all vote within 1 s: acknowledged, p50', unit: 'ms', targets: [] },
  {
    figure: 'secondP99',
    title: 'all vote within 1 s: acknowledged, p99',
    unit: 'ms',
    targets: [
      { id: 'G3', says: '< 30 ms', at: people(2_000), met: ({ product }) => product < 30 },
      { id: 'G2', says: '< 100 ms', at: people(10_000), met: ({ product }) => product < 100 },
    ],
  },
  { figure: 'wallP50', title: '… on the wall, p50', unit: 'ms', targets: [] },
  { figure: 'wallP99', title: '… on the wall, p99', unit: 'ms', targets: [] },
  {
    figure: 'roundCpu',
    title: '… CPU of the whole round',
    unit: 's',
    targets: [{ id: 'G10', says: '≤ 2 × bare', at: people(10_000), met: ({ ratio }) => ratio <= 2 }],
  },
  {
    figure: 'delayP99',
    title: '… event-loop delay, p99',
    unit: 'ms',
    targets: [{ id: 'G6', says: '< 20 ms', at: people(10_000), met: ({ product }) => product < 20 }],
  },
  { figure: 'bytesDown', title: '… bytes down per participant', unit: 'B', targets: [] },
  {
    figure: 'bytesUp',
    title: '… bytes up per participant',
    unit: 'B',
    targets: [{ id: 'G9', says: '≤ 100 B', at: 'all', met: ({ product }) => product <= 100 }],
  },
  { figure: 'otherP99', title: 'same, told otherwise: acknowledged, p99', unit: 'ms', targets: [] },
  { figure: 'otherCpu', title: '… CPU of the whole round', unit: 's', targets: [] },
  {
    figure: 'otherBytesDown',
    title: '… bytes down per participant',
    unit: 'B',
    targets: [{ id: 'G9', says: '≤ 1 kB', at: 'all', met: ({ product }) => product <= 1000 }],
  },
  {
    figure: 'instantP99',
    title: 'all vote at the same instant: acknowledged, p99',
    unit: 'ms',
    targets: [
      { id: 'G4', says: '≤ 1.4 × bare', at: 'all', met: ({ ratio }) => ratio <= 1.4 },
      { id: 'G4', says: '< 150 ms', at: people(2_000), met: ({ product }) => product < 150 },
    ],
  },
  {
    figure: 'votesPerSecond',
    title: 'votes without pause',
    unit: '/s',
    targets: [
      { id: 'G1', says: '≥ 0.65 × bare', at: people(2_000, 5_000), met: ({ ratio }) => ratio >= 0.65 },
    ],
  },
  {
    // The same target by what it costs: holds on a machine that others use too, where votes per second do not.
    figure: 'cpuPer10kVotes',
    title: '… CPU of 10,000 votes',
    unit: 's',
    targets: [
      { id: 'G1', says: '≤ bare ÷ 0.65', at: people(2_000, 5_000), met: ({ ratio }) => ratio <= 1 / 0.65 },
    ],
  },
  {
    figure: 'costGrowth',
    title: '… CPU a vote, last tenth by first tenth',
    unit: '×',
    targets: [{ id: 'law 6', says: '≤ 1.2', at: 'all', met: ({ product }) => product <= 1.2 }],
  },
  { figure: 'crowdBusy', title: '… the crowd was busy for', unit: '×', targets: [] },
  { figure: 'wallQuiet', title: 'one vote in a quiet room, until the wall has it', unit: 'ms', targets: [] },
  {
    figure: 'reconnectP99',
    title: '1,000 reconnect at once, p99',
    unit: 'ms',
    targets: [{ id: 'G12', says: '≤ 3 s', at: 'all', met: ({ product }) => product <= 3000 }],
  },
  {
    figure: 'reconnectAck',
    title: '… longest wait of the facilitator',
    unit: 'ms',
    targets: [{ id: 'G12', says: '≤ 1 s', at: 'all', met: ({ product }) => product <= 1000 }],
  },
  {
    figure: 'stopP99',
    title: 'stop, until people are out, p99',
    unit: 'ms',
    targets: [{ id: 'G11', says: '≤ 500 ms', at: people(1_000), met: ({ product }) => product <= 500 }],
  },
];
