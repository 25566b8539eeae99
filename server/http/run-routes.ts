import * as z from 'zod';
import type { SessionDesk } from '../accounts/session-desk.ts';
import { done } from '../platform/outcome.ts';
import type { LinkTokens } from '../platform/tokens.ts';
import { MAX_SIMULATED, type Rehearsals } from '../rehearsal/rehearsals.ts';
import { TEMPERAMENTS } from '../rehearsal/temperament.ts';
import { doors, doorsResource } from './resources.ts';
import { defineRoute, type Route } from './route.ts';

const SMALL = 1024;

const cast = z.strictObject({
  participants: z.int().min(1).max(MAX_SIMULATED).meta({ description: 'How many are simulated' }),
  temperament: z.enum(TEMPERAMENTS).meta({ description: 'How the group behaves' }),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .optional()
    .meta({ description: 'The same seed gives the same people, minds and words' }),
});

/** Starting, rehearsing and stopping a session; everything between goes over the live connection. */
export function runRoutes(desk: SessionDesk, links: LinkTokens, rehearsals: Rehearsals): Route[] {
  return [
    defineRoute('POST /api/v1/sessions/{id}/start', {
      summary: 'Start a session',
      description:
        'Issues its one-time code. A session runs once; to run it again, duplicate it. Rounds can be added while it runs, also to an empty agenda.',
      status: 200,
      answer: { json: doors },
      refusals: ['session-already-started', 'owner-unreachable', 'read-only', 'busy'],
      async handle({ session, baseUrl }) {
        const started = await desk.start(session);
        return started.ok
          ? done(doorsResource({ id: session.id, ...started.value }, links, baseUrl))
          : started;
      },
    }),
    defineRoute('POST /api/v1/sessions/{id}/rehearse', {
      summary: 'Rehearse a session with simulated participants',
      description:
        'Starts the draft as a trial: code and links work, simulated participants come in and answer. When it is stopped, after two hours at the latest, nothing of it is kept and the session is a draft again.',
      body: { json: cast, limit: SMALL },
      status: 200,
      answer: { json: doors },
      refusals: ['session-already-started', 'agenda-empty', 'owner-unreachable', 'read-only', 'busy'],
      async handle({ session, body, baseUrl }) {
        const started = await desk.start(session, true);
        if (!started.ok) return started;
        const { id, language, settings } = session;
        const { startedAt } = started.value;
        rehearsals.begin({ sessionId: id, startedAt, language, settings, ...body });
        return done(doorsResource({ id, ...started.value }, links, baseUrl));
      },
    }),
    defineRoute('POST /api/v1/sessions/{id}/stop', {
      summary: 'Stop a session for ever',
      description:
        'Everybody is logged out, the code is dead, the results are kept. Of a rehearsal nothing is kept: it is a draft again.',
      status: 204,
      answer: 'nothing',
      refusals: ['session-not-live', 'owner-unreachable', 'read-only', 'busy'],
      handle: ({ session, signedIn }) => desk.stop(session, signedIn.account.id),
    }),
  ];
}
