import type { SessionDesk } from '../accounts/session-desk.ts';
import { done } from '../platform/outcome.ts';
import type { LinkTokens } from '../platform/tokens.ts';
import { doors, doorsResource } from './resources.ts';
import { defineRoute, type Route } from './route.ts';

/** Starting and stopping a session; everything between goes over the live connection. */
export function runRoutes(desk: SessionDesk, links: LinkTokens): Route[] {
  return [
    defineRoute('POST /api/v1/sessions/{id}/start', {
      summary: 'Start a session',
      description: 'Issues its one-time code. A session runs once; to run it again, duplicate it.',
      status: 200,
      answer: { json: doors },
      refusals: ['session-already-started', 'agenda-empty', 'owner-unreachable', 'read-only', 'busy'],
      async handle({ session, baseUrl }) {
        const started = await desk.start(session);
        return started.ok
          ? done(doorsResource({ id: session.id, ...started.value }, links, baseUrl))
          : started;
      },
    }),
    defineRoute('POST /api/v1/sessions/{id}/stop', {
      summary: 'Stop a session for ever',
      description: 'Everybody is logged out, the code is dead, the results are kept.',
      status: 204,
      answer: 'nothing',
      refusals: ['session-not-live', 'owner-unreachable', 'read-only', 'busy'],
      handle: ({ session, signedIn }) => desk.stop(session, signedIn.account.id),
    }),
  ];
}
