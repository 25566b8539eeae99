import * as z from 'zod/mini';

/** Who stands on the leaderboard of a game: people, their teams, or both beside each other. */
export const board = z.enum(['people', 'teams', 'both']);
export type Board = z.infer<typeof board>;
