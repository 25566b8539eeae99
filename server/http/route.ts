import type * as z from 'zod';
import type { StoredSession } from '../../db/sessions-repository.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { Language } from '../../sessions/state.ts';
import type { SignedIn } from '../accounts/auth-sessions.ts';
import type { Whereabouts } from '../accounts/whereabouts.ts';
import type { Outcome } from '../platform/outcome.ts';
import type { Caller, CallerOf, RouteKey, Standing } from '../accounts/access.ts';
import type { Who } from '../accounts/decide-access.ts';

/** What every handler gets; everything in it was parsed. */
export interface Call {
  params: Readonly<Record<string, string>>;
  query: unknown;
  body: unknown;
  /** Where the request came from; behind a trusted proxy, where that says it came from. */
  address: string | undefined;
  cookieHeader: string | undefined;
  /** Roughly from where: browser and network, for the list of sign-ins. */
  where: Whereabouts;
  /** The header `rondo-signature`, for who signs instead of signing in. */
  signature: string | undefined;
  language: Language;
  /** Scheme and host under which people reach the server, without a slash at the end. */
  baseUrl: string;
  setCookie(header: string): void;
  /** Words and ids for the audit log, beside who, what, when and from where; never content. */
  note(detail: Readonly<Record<string, unknown>>): void;
}

interface BySignIn {
  signedIn: SignedIn;
  who: Who;
}

interface BySession extends BySignIn {
  session: StoredSession;
  standing: Standing;
  confidential: boolean;
}

interface ByCaller {
  anyone: unknown;
  token: unknown;
  address: unknown;
  account: BySignIn;
  staff: BySignIn;
  viewer: BySession;
  'co-facilitator': BySession;
  owner: BySession;
}
type CallFrom<Who extends Caller> = Call & ByCaller[Who];

/** How a body is read, and how many bytes of it. */
export type BodySpec = { json: z.ZodType; limit: number } | { bytes: readonly string[]; limit: number };
type BodyOf<B> = B extends { json: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : B extends { bytes: readonly string[] }
    ? { type: string; bytes: Buffer }
    : undefined;
type QueryOf<Q> = Q extends z.ZodType ? z.output<Q> : unknown;

/** What a good answer holds: JSON, a file of one of these types, or nothing. */
export type AnswerSpec = { json: z.ZodType } | { file: readonly string[] } | 'nothing';
type AnswerOf<A> = A extends { json: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : A extends { file: readonly string[] }
    ? FileAnswer
    : null;

export interface FileAnswer {
  type: string;
  /** Set when it is to be saved instead of shown. */
  fileName?: string;
  content: Buffer | AsyncIterable<string>;
}

interface RouteSpec<Key extends RouteKey, B, Q, A extends AnswerSpec> {
  summary: string;
  description?: string;
  body?: B;
  query?: Q;
  status: 200 | 201 | 204;
  answer: A;
  /** What it may refuse with, beside what every route may. */
  refusals: readonly Refusal[];
  handle(
    call: Omit<CallFrom<CallerOf<Key>>, 'body' | 'query'> & { body: BodyOf<B>; query: QueryOf<Q> },
  ): Promise<Outcome<AnswerOf<A>>>;
}

/** A route whose types are not known here: bodies and answers come out of its own schemas. */
export interface Route {
  key: RouteKey;
  summary: string;
  description?: string;
  body?: BodySpec;
  query?: z.ZodType;
  status: 200 | 201 | 204;
  answer: AnswerSpec;
  refusals: readonly Refusal[];
  handle(call: CallFrom<'owner'>): Promise<Outcome<unknown>>;
}

/**
 * Defines one route. Its right stands in `access.ts` under the same key and decides what the handler gets: without a
 * standing to a session there is no session in its hands.
 */
export function defineRoute<
  Key extends RouteKey,
  A extends AnswerSpec,
  B extends BodySpec | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
>(key: Key, spec: RouteSpec<Key, B, Q, A>): Route {
  const { body, query, ...rest } = spec;
  return {
    ...rest,
    key,
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { query }),
    handle: spec.handle.bind(spec) as Route['handle'],
  };
}
