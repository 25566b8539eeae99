import * as z from 'zod/mini';
import { MAX_TEAMS, SESSION_TITLE_LENGTH, TEAM_NAME_LENGTH } from './limits.ts';
import { id, line } from './text.ts';

/** What is set for a session as a whole, beside its agenda. */
export const sessionTitle = line(1, SESSION_TITLE_LENGTH);
export const sessionLanguage = z.enum(['en', 'nl']);

const team = z.strictObject({ id, name: line(1, TEAM_NAME_LENGTH) });

export const sessionSettings = z.strictObject({
  /** Whether participants give a name; `none` is the most private and the default. */
  names: z.enum(['none', 'optional', 'required']),
  teams: z.array(team).check(
    z.maxLength(MAX_TEAMS),
    z.refine((teams) => new Set(teams.map((each) => each.id)).size === teams.length),
  ),
  /** How participants come into a team. */
  teamJoin: z._default(z.enum(['choose', 'assigned', 'balanced']), 'choose'),
});
