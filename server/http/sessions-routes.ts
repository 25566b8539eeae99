import * as z from 'zod';
import type { SessionsRepository, StoredSession } from '../../db/sessions-repository.ts';
import { agenda } from '../../sessions/agenda.ts';
import { sessionLanguage, sessionSettings, sessionTitle } from '../../sessions/settings.ts';
import type { SessionSettings } from '../../sessions/state.ts';
import { id } from '../../sessions/text.ts';
import type { SessionDesk } from '../accounts/session-desk.ts';
import { SESSION_ORDERS, sortedAndFound } from '../accounts/session-list.ts';
import { done, refused } from '../platform/outcome.ts';
import type { LinkTokens } from '../platform/tokens.ts';
import { listedResource, listedSession, session, sessionResource } from './resources.ts';
import { defineRoute, type Route } from './route.ts';

/** A hundred rounds with all their options, in any script, fit in it. */
const WHOLE_AGENDA = 4 * 1024 * 1024;

const fresh = z.strictObject({
  title: sessionTitle,
  language: sessionLanguage,
  settings: z.optional(sessionSettings),
});
/** The session to duplicate. */
const copied = z.strictObject({ from: id });

const changes = z.strictObject({
  version: z.int().min(1).meta({ description: 'The version these changes were made to' }),
  title: z.optional(sessionTitle),
  language: z.optional(sessionLanguage),
  settings: z.optional(sessionSettings),
  agenda: z.optional(agenda),
});

const listing = z.strictObject({
  search: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Part of the title; case and accents are forgiven' }),
  sort: z.enum(SESSION_ORDERS).default('-created').meta({ description: 'A minus turns the order round' }),
  status: z.enum(['draft', 'live', 'stopped']).optional(),
});

export interface SessionsParts {
  desk: SessionDesk;
  sessions: SessionsRepository;
  links: LinkTokens;
}

/** An owner's sessions: prepare, find, change, delete. */
export function sessionsRoutes({ desk, sessions, links }: SessionsParts): Route[] {
  const duplicate = async (source: StoredSession | null) =>
    source ? desk.duplicate(source) : refused('not-found');

  return [
    defineRoute('POST /api/v1/sessions', {
      summary: 'Make a session, or a duplicate of one',
      body: { json: z.union([fresh, copied]), limit: WHOLE_AGENDA },
      status: 201,
      answer: { json: session },
      refusals: ['not-found'],
      async handle({ body, signedIn, baseUrl }) {
        const ownerId = signedIn.account.id;
        const made =
          'from' in body
            ? await duplicate(await sessions.findOwned(body.from, ownerId))
            : await desk.create(ownerId, draftOf(body));
        return made.ok ? done(sessionResource(made.value, links, baseUrl)) : made;
      },
    }),
    defineRoute('GET /api/v1/sessions', {
      summary: 'The sessions of the account',
      query: listing,
      status: 200,
      answer: { json: z.object({ sessions: z.array(listedSession) }) },
      refusals: [],
      async handle({ query, signedIn }) {
        const all = await sessions.listOwned(signedIn.account.id);
        return done({ sessions: sortedAndFound(all, query).map(listedResource) });
      },
    }),
    defineRoute('GET /api/v1/sessions/{id}', {
      summary: 'A session with its agenda',
      description:
        'While it is live the agenda is that of the preparation; the live one is in the facilitator’s view.',
      status: 200,
      answer: { json: session },
      refusals: [],
      handle: async ({ session, baseUrl }) => done(sessionResource(session, links, baseUrl)),
    }),
    defineRoute('PATCH /api/v1/sessions/{id}', {
      summary: 'Change a draft',
      description:
        'Only what is given changes. With `conflict` the answer holds the session as it is stored now.',
      body: { json: changes, limit: WHOLE_AGENDA },
      status: 200,
      answer: { json: session },
      refusals: ['conflict', 'session-already-started', 'round-config-invalid', 'too-many-rounds'],
      async handle({ body: { version, ...parts }, session, baseUrl }) {
        const changed = await desk.change(session, version, parts);
        if (changed.ok) return done(sessionResource(changed.value, links, baseUrl));
        if (changed.refusal !== 'conflict') return changed;
        const now = await sessions.findOwned(session.id, session.ownerId);
        return now
          ? { ...changed, extra: { session: sessionResource(now, links, baseUrl) } }
          : refused('not-found');
      },
    }),
    defineRoute('DELETE /api/v1/sessions/{id}', {
      summary: 'Delete a session with everything in it',
      status: 204,
      answer: 'nothing',
      refusals: ['session-not-stopped'],
      handle: ({ session }) => desk.erase(session),
    }),
  ];
}

/** The most private settings are those one does not choose. */
function draftOf({ title, language, settings }: z.output<typeof fresh>) {
  return { title, language, settings: settings ?? noSettings(), agenda: [] };
}

function noSettings(): SessionSettings {
  return { names: 'none', teams: [], teamJoin: 'choose' };
}
