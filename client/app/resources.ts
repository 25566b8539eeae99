import * as z from 'zod/mini';
import { SESSION_ACTIONS, type SessionAction } from '../../sessions/permissions.ts';
import type { Challenge } from '../../sessions/proof-of-work.ts';
import { isRefusal, type Refusal } from '../../sessions/refusals.ts';

/**
 * What the HTTP interface answers, as the account pages use it. Parsed loosely, because a newer server may add
 * fields; what is missing or of another type is a broken answer and treated as one.
 */
const language = z.enum(['en', 'nl']);
const time = z.number();

export const account = z.object({ id: z.string(), email: z.string(), language });
export type Account = z.infer<typeof account>;

const settings = z.object({
  names: z.enum(['none', 'optional', 'required']),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  teamJoin: z._default(z.enum(['choose', 'assigned', 'balanced']), 'choose'),
});

const summary = z.object({
  participants: z.number(),
  rounds: z.number(),
  contributions: z.number(),
  ballots: z.number(),
});

/** What the server lets one do with a session; what a newer server adds means nothing here. */
const may = z._default(
  z.pipe(
    z.array(z.string()),
    z.transform((actions): SessionAction[] => SESSION_ACTIONS.filter((action) => actions.includes(action))),
  ),
  [],
);

const listed = {
  id: z.string(),
  title: z.string(),
  language,
  status: z.enum(['draft', 'live', 'stopped']),
  createdAt: time,
  updatedAt: time,
  startedAt: z.nullable(time),
  stoppedAt: z.nullable(time),
  version: z.number(),
  may,
};

/** A session as the list shows it. */
export const listedSession = z.object({
  ...listed,
  rounds: z.number(),
  summary: z.nullable(summary),
  standing: z._default(z.enum(['viewer', 'co-facilitator', 'owner']), 'owner'),
  owner: z._default(z.nullable(z.string()), null),
  confidential: z._default(z.boolean(), false),
});
export type ListedSession = z.infer<typeof listedSession>;

const agendaStep = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  seconds: z.nullable(z.number()),
  notes: z._default(z.string(), ''),
  repeats: z._default(z.nullable(z.string()), null),
  config: z.unknown(),
});

/** A session as its editor and console need it; code and links are there while it is live. */
export const sessionResource = z.object({
  ...listed,
  settings,
  agenda: z.array(agendaStep),
  code: z.optional(z.nullable(z.string())),
  joinUrl: z.optional(z.nullable(z.string())),
  wallUrl: z.optional(z.nullable(z.string())),
  coFacilitatorUrl: z.optional(z.nullable(z.string())),
  moderatorUrl: z.optional(z.nullable(z.string())),
  /** It is being rehearsed: nothing of it is kept. */
  rehearsal: z.optional(z.boolean()),
});
export type SessionResource = z.infer<typeof sessionResource>;

/** The way in: the code people type, and the links with their secrets in the fragment. */
export const doors = z.object({
  code: z.string(),
  joinUrl: z.string(),
  wallUrl: z.string(),
  coFacilitatorUrl: z.string(),
  /** Absent from a server that is older than this page. */
  moderatorUrl: z.optional(z.nullable(z.string())),
});
export type Doors = z.infer<typeof doors>;

/** The code and links of a live session; null when it is not live. */
export function doorsOf(session: SessionResource): Doors | null {
  const parsed = doors.safeParse(session);
  return parsed.success ? parsed.data : null;
}

/**
 * Why a request was not answered: a refusal of the server, or trouble on the way. `unreachable`: no answer came, so
 * nobody knows whether it was done. `broken-answer`: an answer that this page does not understand.
 */
export interface Problem {
  code: Refusal | 'unreachable' | 'broken-answer';
  /** What support needs to find the request in the server's log. */
  reference?: string;
  /** A conflict carries what is stored now. */
  current?: SessionResource;
  /** The work that `proof-required` asks for. */
  challenge?: Challenge;
}

const problemDocument = z.object({
  code: z.string(),
  reference: z.optional(z.string()),
  session: z.optional(z.unknown()),
  challenge: z.optional(z.object({ salt: z.string(), difficulty: z.number() })),
});

/** The problem in an answer that is not a success. */
export function problemOf(body: unknown): Problem {
  const parsed = problemDocument.safeParse(body);
  if (!parsed.success || !isRefusal(parsed.data.code)) return { code: 'broken-answer' };
  const current = sessionResource.safeParse(parsed.data.session);
  return {
    code: parsed.data.code,
    ...(parsed.data.reference === undefined ? {} : { reference: parsed.data.reference }),
    ...(current.success ? { current: current.data } : {}),
    ...(parsed.data.challenge === undefined ? {} : { challenge: parsed.data.challenge }),
  };
}
