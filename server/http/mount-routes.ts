import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Request, Response } from 'express';
import type { SessionsRepository, StoredSession } from '../../db/sessions-repository.ts';
import type { Language } from '../../sessions/state.ts';
import { id } from '../../sessions/text.ts';
import { needsSignIn, ROUTE_KEYS, ROUTES, rightOf, STANDINGS, type Standing } from '../accounts/access.ts';
import type { AccessCheck } from '../accounts/access-check.ts';
import { auditActionOf } from '../accounts/audit-actions.ts';
import type { AuditLog } from '../accounts/audit-log.ts';
import type { AuthSessions, SignedIn } from '../accounts/auth-sessions.ts';
import { decideAccess, type Who } from '../accounts/decide-access.ts';
import { whereaboutsOf } from '../accounts/whereabouts.ts';
import type { AddressList } from '../platform/address-list.ts';
import type { Origins } from '../platform/origins.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { languageOf } from './language.ts';
import { parse } from './parse.ts';
import { sendProblem } from './problem.ts';
import { bodyReader } from './read-body.ts';
import { nameRoute, referenceOf } from './request-log.ts';
import type { FileAnswer, Route } from './route.ts';

export interface MountParts {
  authSessions: AuthSessions;
  sessions: SessionsRepository;
  origins: Origins;
  access: AccessCheck;
  audit: AuditLog;
  staffAddresses: AddressList;
}

/**
 * Puts the routes on the app, each behind the right that the table gives it. Throws when a route is not in the table, is
 * there twice, or stands in the table and nowhere else.
 */
export function mountRoutes(app: Express, routes: readonly Route[], parts: MountParts): void {
  const keys = routes.map(({ key }) => key);
  for (const key of keys) {
    if (!Object.hasOwn(ROUTES, key))
      throw new Error(`${key} does not say who may call it: add it to server/accounts/access.ts`);
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
  const action = auditActionOf(route.key);

  async function outcome(request: Request, response: Response, caller: Caller): Promise<Outcome<unknown>> {
    if (!caller.admitted.ok) return caller.admitted;
    const admitted = caller.admitted.value;
    const query = route.query ? parse(route.query, { ...request.query }) : done({});
    if (!query.ok) return query;
    const raw = readBody ? await readBody(request, response) : done(undefined);
    if (!raw.ok) return raw;
    const body = bodySchema ? parse(bodySchema, raw.value) : raw;
    if (!body.ok) return body;
    let noted: Readonly<Record<string, unknown>> | null = null;
    const answer = await route.handle({
      // Routes without an account or a session get none: their own type has no such thing.
      ...(admitted as Required<Admitted>),
      params: paramsOf(request),
      query: query.value,
      body: body.value,
      address: request.ip,
      cookieHeader: request.headers.cookie,
      where: whereaboutsOf(request.headers['user-agent'], request.ip),
      signature: request.get('rondo-signature'),
      language: caller.language,
      baseUrl: parts.origins.baseUrl(request.headers.host),
      setCookie: (header) => response.appendHeader('set-cookie', header),
      note: (detail) => void (noted = detail),
    });
    if (answer.ok && action !== null && admitted.who)
      await parts.audit.record({
        organisationId: admitted.who.organisationId,
        actor: admitted.who.accountId,
        action,
        subject: subjectOf(paramsOf(request)),
        detail: noted,
        source: request.ip ?? null,
      });
    return answer;
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

interface Admitted {
  signedIn?: SignedIn;
  who?: Who;
  session?: StoredSession;
  standing?: Standing;
  confidential?: boolean;
}

interface Caller {
  admitted: Outcome<Admitted>;
  language: Language;
}

/** Who asks, and whether they may: what the table of rights says, with what the database knows at this moment. */
async function callerOf(route: Route, request: Request, parts: MountParts): Promise<Caller> {
  const right = rightOf(route.key);
  const anonymous = languageOf(request, null);
  if (Object.values(paramsOf(request)).some((value) => !id.safeParse(value).success))
    return { admitted: refused('not-found'), language: anonymous };
  const fromListedAddress = parts.staffAddresses.includes(request.ip);
  if (!needsSignIn(right.caller)) {
    const refusal = decideAccess(right, { who: null, standing: null, fromListedAddress });
    return { admitted: refusal === null ? done({}) : refused(refusal), language: anonymous };
  }
  const { access } = parts;
  const signedIn = await parts.authSessions.authenticate(request.headers.cookie);
  const who = signedIn && (await access.who(signedIn));
  const language = languageOf(request, signedIn?.account.language ?? null);
  const sessionId = isStanding(right.caller) ? (paramsOf(request)['id'] ?? '') : null;
  const found = who && sessionId !== null ? await access.onSession(who, sessionId) : null;
  const asking = { who, standing: found?.standing ?? null, fromListedAddress };
  const refusal = decideAccess(right, asking);
  if (refusal !== null || !signedIn || !who)
    return { admitted: refused(refusal ?? 'sign-in-required'), language };
  if (sessionId === null) return { admitted: done({ signedIn, who }), language };
  const session = found && (await parts.sessions.findOwned(sessionId, found.ownerId));
  if (!session) return { admitted: refused('not-found'), language };
  return { admitted: done({ signedIn, who, session, ...found }), language };
}

function isStanding(caller: string): caller is Standing {
  return (STANDINGS as readonly string[]).includes(caller);
}

/** What was acted upon: the last id of the address. */
function subjectOf(params: Readonly<Record<string, string>>): string | null {
  return Object.values(params).at(-1) ?? null;
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
