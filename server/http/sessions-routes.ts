import * as z from 'zod';
import type { SessionsRepository, StoredSession } from '../../db/sessions-repository.ts';
import { readAgendaFile } from '../../sessions/agenda-file.ts';
import { agenda } from '../../sessions/agenda.ts';
import { sessionLanguage, sessionSettings, sessionTitle } from '../../sessions/settings.ts';
import type { SessionSettings } from '../../sessions/state.ts';
import { TEMPLATE_NAMES, TEMPLATES } from '../../sessions/templates/registry.ts';
import { id } from '../../sessions/text.ts';
import type { Standing } from '../accounts/access.ts';
import type { Organisations } from '../accounts/create-organisations.ts';
import type { Draft, SessionDesk } from '../accounts/session-desk.ts';
import type { Who } from '../accounts/decide-access.ts';
import { sessionActionsOf } from '../accounts/session-actions.ts';
import { SESSION_ORDERS, sortedAndFound } from '../accounts/session-list.ts';
import { newId } from '../platform/ids.ts';
import { done, passedOn, refused, type Outcome } from '../platform/outcome.ts';
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
const ready = z.strictObject({ template: z.enum(TEMPLATE_NAMES), language: sessionLanguage });
const imported = z.strictObject({ import: z.unknown() });
const making = z.union([fresh, copied, ready, imported]);

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

/** Who asks, and how they stand to the session. */
interface Shown {
  who: Who;
  standing: Standing;
  confidential: boolean;
}

export interface SessionsParts {
  desk: SessionDesk;
  sessions: SessionsRepository;
  links: LinkTokens;
  organisations: Organisations;
}

/** Sessions of one's own and shared ones: prepare, find, change, delete. */
export function sessionsRoutes({ desk, sessions, links, organisations }: SessionsParts): Route[] {
  const { access, sharing } = organisations;

  const seen = (stored: StoredSession, baseUrl: string, { who, standing, confidential }: Shown) => ({
    ...sessionResource(stored, links, baseUrl),
    ...{ standing, confidential, may: sessionActionsOf(who, standing) },
  });

  /** A session one may prepare, as a draft of one's own. */
  const duplicate = async (who: Who, from: string) => {
    const found = await access.onSession(who, from);
    if (!found || found.standing === 'viewer') return refused('not-found');
    const source = await sessions.findOwned(from, found.ownerId);
    return source ? desk.duplicate(source, who.accountId) : refused('not-found');
  };

  const make = async (body: z.output<typeof making>, who: Who, ownerId: string) => {
    if ('from' in body) return duplicate(who, body.from);
    const draft = draftOf(body);
    return draft.ok ? desk.create(ownerId, draft.value) : draft;
  };

  /** One's own sessions, and those that colleagues share; of each how one stands to it. */
  const listFor = async (who: Who) => {
    const confidential = new Set(await sharing.confidentialOf(who.accountId));
    const own = (await sessions.listOwned(who.accountId)).map((listed) => ({
      ...listed,
      standing: 'owner' as const,
      owner: null,
      confidential: confidential.has(listed.id),
    }));
    const shared = await Promise.all(
      (await sharing.sharedWith(who.accountId)).map(async ({ sessionId, ownerId, owner }) => {
        const found = await access.onSession(who, sessionId);
        const listed = (await sessions.listOwned(ownerId)).find(({ id }) => id === sessionId);
        return found && listed ? [{ ...listed, standing: found.standing, owner, confidential: false }] : [];
      }),
    );
    return [...own, ...shared.flat()];
  };

  return [
    defineRoute('POST /api/v1/sessions', {
      summary: 'Make a session: an empty one, a duplicate, from a template, or from a file',
      description:
        'What `import` takes is what `GET /api/v1/sessions/{id}/agenda` gives; see docs/export.md.',
      body: { json: making, limit: WHOLE_AGENDA },
      status: 201,
      answer: { json: session },
      refusals: [
        ...(['not-found', 'file-unreadable', 'file-too-new'] as const),
        ...(['round-kind-unknown', 'round-config-invalid', 'too-many-rounds'] as const),
      ],
      async handle({ body, who, signedIn, baseUrl }) {
        const made = await make(body, who, signedIn.account.id);
        return made.ok
          ? done(seen(made.value, baseUrl, { who, standing: 'owner', confidential: false }))
          : made;
      },
    }),
    defineRoute('GET /api/v1/sessions', {
      summary: 'The sessions of the account, and those that are shared with it',
      query: listing,
      status: 200,
      answer: { json: z.object({ sessions: z.array(listedSession) }) },
      refusals: [],
      async handle({ query, who }) {
        const found = sortedAndFound(await listFor(who), query);
        return done({
          sessions: found.map(({ standing, owner, confidential, ...listed }) => ({
            ...listedResource(listed),
            ...{ standing, owner, confidential, may: sessionActionsOf(who, standing) },
          })),
        });
      },
    }),
    defineRoute('GET /api/v1/sessions/{id}', {
      summary: 'A session with its agenda',
      description:
        'While it is live the agenda is that of the preparation; the live one is in the facilitator’s view.',
      status: 200,
      answer: { json: session },
      refusals: [],
      handle: async ({ session, baseUrl, who, standing, confidential }) =>
        done(seen(session, baseUrl, { who, standing, confidential })),
    }),
    defineRoute('PATCH /api/v1/sessions/{id}', {
      summary: 'Change a draft',
      description:
        'Only what is given changes. With `conflict` the answer holds the session as it is stored now.',
      body: { json: changes, limit: WHOLE_AGENDA },
      status: 200,
      answer: { json: session },
      refusals: ['conflict', 'session-already-started', 'round-config-invalid', 'too-many-rounds'],
      async handle({ body: { version, ...parts }, session, baseUrl, who, standing, confidential }) {
        const shown = { who, standing, confidential };
        const changed = await desk.change(session, version, parts);
        if (changed.ok) return done(seen(changed.value, baseUrl, shown));
        if (changed.refusal !== 'conflict') return changed;
        const now = await sessions.findOwned(session.id, session.ownerId);
        return now ? { ...changed, extra: { session: seen(now, baseUrl, shown) } } : refused('not-found');
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

/** What a new session starts with. The most private settings are those one does not choose. */
function draftOf(body: z.output<typeof fresh | typeof ready | typeof imported>): Outcome<Draft> {
  if ('template' in body) {
    const { template, language } = body;
    return done({ language, ...TEMPLATES[template].build(language, newId) });
  }
  if ('import' in body) {
    const read = readAgendaFile(body.import, newId);
    return read.ok ? done(read.preparation) : passedOn(read);
  }
  const { title, language, settings } = body;
  return done({ title, language, settings: settings ?? noSettings(), agenda: [] });
}

function noSettings(): SessionSettings {
  return { names: 'none', teams: [], teamJoin: 'choose' };
}
