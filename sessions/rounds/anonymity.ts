import * as z from 'zod/mini';

/**
 * Who can know whose a ballot is. Participants read which one applies before they answer.
 * named: shown and kept with the name · team: shown and kept with the team alone · anonymous: shown and kept with neither;
 * until the session stops, a participant can still see and change the own vote · secret: the link between voter and ballot
 * is destroyed when the round closes, so that nobody can make it again, and nothing can be changed or reopened after (law 8).
 */
export const anonymity = z.enum(['named', 'team', 'anonymous', 'secret']);
export type Anonymity = z.infer<typeof anonymity>;

/** The same of a contribution: its author can edit it, so that none is secret. */
export const authorship = z.enum(['named', 'team', 'anonymous']);
export type Authorship = z.infer<typeof authorship>;
