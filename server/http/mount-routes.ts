import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Request, Response } from 'express';
import type { SessionsRepository, StoredSession } from '../../db/sessions-repository.ts';
import type { Language } from '../../sessions/state.ts';
import { id } from '../../sessions/text.ts';
import type { AuthSessions, SignedIn } from '../accounts/auth-sessions.ts';
import type { Origins } from '../platform/origins.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { languageOf } from './language.ts';
import { parse } from './parse.ts';
import { sendProblem } from './problem.ts';
import { bodyReader } from './read-body.ts';
import { nameRoute, referenceOf } from './request-log.ts';
import { RIGHTS, ROUTE_KEYS } from './rights.ts';
import type { FileAnswer, Route } from './route.ts';

export interface MountParts {
  authSessions: AuthSessions;
  sessions: SessionsRepository;
  origins: Origins;
}

/**
 * Puts the routes on the app, each behind the right that the table gives it. Throws when a route is not in the table, is
 * there twice, or stands in the table and nowhere else.
 */
export function mountRoutes(app: Express, routes: readonly Route[], parts: MountParts): void {
  const keys = routes.map(({ key }) => key);
  for (const key of keys) {
    if (!Object.hasOwn(RIGHTS, key))
      throw new Error(`${key} does not say who may call it: add it to rights.ts`);
    if (keys.indexOf(key) !== keys.lastIndexOf(key)) throw new Error(`${key} is defined twice`);
  }
  for (const key of ROUTE_KEYS) if (!keys.includes(key)) throw new Error(`${key} has rights but no route`);
  for (const route of routes) mount(app, route, parts);
}

function mount(app: Express, route: Route, parts: MountParts): void {
  const [verb, path = ''] = route.key.split(' ');
  const pattern = path.replace(/\{(\w+)\}/g, ':$1');
  const serve = server(route, parts);
  switch (verb) {
    case 'GET':
      return void app.get(pattern, serve);
    case 'POST':
      return void app.post(pattern, serve);
    case 'PATCH':
      return void app.patch(pattern, serve);
    case 'DELETE':
      return void app.delete(pattern, serve);
    default:
      throw new Error(`${route.key}: no such method here`);
  }
}

/** The way of a request: who is it, may they, is it well-formed, and only then what it asks for. */
function server(route: Route, parts: MountParts) {
  const readBody = route.body && bodyReader(route.body);
  const bodySchema = route.body && 'json' in route.body ? route.body.json : undefined;

  async function outcome(request: Request, response: Response, who: Caller): Promise<Outcome<unknown>> {
    if (!who.admitted.ok) return who.admitted;
    const query = route.query ? parse(route.query, { ...request.query }) : done({});
    if (!query.ok) return query;
    const raw = readBody ? await readBody(request, response) : done(undefined);
    if (!raw.ok) return raw;
    const body = bodySchema ? parse(bodySchema, raw.value) : raw;
    if (!body.ok) return body;
    return route.handle({
      // Routes without an account or a session get none: their own type has no such thing.
      ...(who.admitted.value as { signedIn: SignedIn; session: StoredSession }),
      params: paramsOf(request),
      query: query.value,
      body: body.value,
      address: request.ip,
      cookieHeader: request.headers.cookie,
      language: who.language,
      baseUrl: parts.origins.baseUrl(request.headers.host),
      setCookie: (header) => response.appendHeader('set-cookie', header),
    });
  }

  return async (request: Request, response: Response): Promise<void> => {
    nameRoute(request, route.key);
    const who = await callerOf(route, request, parts);
    const answer = await outcome(request, response, who);
    if (!answer.ok) sendProblem(response, answer, who.language, referenceOf(request));
    else if (route.answer === 'nothing') response.status(route.status).end();
    else if ('json' in route.answer) response.status(route.status).json(answer.value);
    else await sendFile(response, answer.value as FileAnswer);
  };
}

interface Caller {
  admitted: Outcome<{ signedIn?: SignedIn; session?: StoredSession }>;
  language: Language;
}

async function callerOf(route: Route, request: Request, parts: MountParts): Promise<Caller> {
  const right = RIGHTS[route.key];
  if (Object.values(paramsOf(request)).some((value) => !id.safeParse(value).success))
    return { admitted: refused('not-found'), language: languageOf(request, null) };
  if (right === 'anyone' || right === 'token')
    return { admitted: done({}), language: languageOf(request, null) };
  const signedIn = await parts.authSessions.authenticate(request.headers.cookie);
  const language = languageOf(request, signedIn?.account.language ?? null);
  if (!signedIn) return { admitted: refused('sign-in-required'), language };
  if (right === 'account') return { admitted: done({ signedIn }), language };
  const session = await parts.sessions.findOwned(paramsOf(request)['id'] ?? '', signedIn.account.id);
  // Another's session and one that never was get the same answer.
  return { admitted: session ? done({ signedIn, session }) : refused('not-found'), language };
}

function paramsOf(request: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
}

async function sendFile(response: Response, { type, fileName, content }: FileAnswer): Promise<void> {
  if (fileName !== undefined) response.attachment(fileName);
  // A file opened by itself is a document of ours: it runs and loads nothing.
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.status(200).setHeader('content-type', type);
  if (Buffer.isBuffer(content)) response.end(content);
  else await pipeline(Readable.from(content), response);
}
