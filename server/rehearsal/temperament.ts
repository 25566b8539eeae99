import type { Random } from '../../sessions/random.ts';

export const TEMPERAMENTS = ['calm', 'lively', 'divided'] as const;
export type Temperament = (typeof TEMPERAMENTS)[number];

/** How a group behaves. Times are in milliseconds, the rest are probabilities and counts. */
export interface Habits {
  /** Nobody answers before, and hardly anybody long after; in between more come early than late. */
  firstAfter: number;
  meanAfter: number;
  lastAfter: number;
  /** Answers at all. */
  answers: number;
  /** Thinks again and changes the vote. */
  changes: number;
  /** In a team's round, takes the pen over from who writes. */
  takesOver: number;
  /** Contributions each, from and to. */
  contributions: readonly [number, number];
  /** Votes on others' contributions, and comments, each. */
  reactions: number;
  comments: number;
  /** Contributions put into groups, each, where everybody groups. */
  moves: number;
  saysReady: number;
  /** Votes as the own camp does; without camps everybody has a mind of their own. */
  withCamp: number;
}

export const HABITS: Readonly<Record<Temperament, Habits>> = {
  calm: {
    ...{ firstAfter: 4_000, meanAfter: 12_000, lastAfter: 60_000 },
    ...{ answers: 0.92, changes: 0.05, contributions: [1, 2], reactions: 1, comments: 0.1 },
    ...{ takesOver: 0.1, moves: 2, saysReady: 0.7, withCamp: 0 },
  },
  lively: {
    ...{ firstAfter: 1_000, meanAfter: 5_000, lastAfter: 25_000 },
    ...{ answers: 0.99, changes: 0.2, contributions: [2, 4], reactions: 4, comments: 0.5 },
    ...{ takesOver: 0.6, moves: 4, saysReady: 0.5, withCamp: 0 },
  },
  divided: {
    ...{ firstAfter: 2_000, meanAfter: 8_000, lastAfter: 40_000 },
    ...{ answers: 0.97, changes: 0.08, contributions: [1, 3], reactions: 2, comments: 0.3 },
    ...{ takesOver: 0.4, moves: 3, saysReady: 0.5, withCamp: 0.85 },
  },
};

/** How long somebody takes. */
export function momentOf({ firstAfter, meanAfter, lastAfter }: Habits, random: Random): number {
  const thinking = -Math.log(1 - random.next()) * (meanAfter - firstAfter);
  return Math.min(firstAfter + thinking, lastAfter);
}
