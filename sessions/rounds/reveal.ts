import * as z from 'zod/mini';
import type { ResultAudience } from '../state.ts';

/** When a voting round's results are shown to the group: while voting, on close, or by hand. */
export const reveal = z.enum(['live', 'on-close', 'by-hand']);
export type Reveal = z.infer<typeof reveal>;

const GROUP: readonly ResultAudience[] = ['participants', 'wall'];
const EVERYONE: readonly ResultAudience[] = ['facilitator', ...GROUP];

/** The audiences a reveal setting shows results to, at the opening and at the close. */
export function showingOf(setting: Reveal): {
  open: readonly ResultAudience[];
  close: readonly ResultAudience[];
} {
  switch (setting) {
    case 'live':
      return { open: EVERYONE, close: EVERYONE };
    case 'on-close':
      return { open: [], close: EVERYONE };
    case 'by-hand':
      return { open: [], close: [] };
  }
}
