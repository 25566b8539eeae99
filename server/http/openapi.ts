import * as z from 'zod';
import type { Refusal } from '../../sessions/refusals.ts';
import { problem } from './problem.ts';
import { account, doors, listedSession, session } from './resources.ts';
import { report } from './report-routes.ts';
import { needsSignIn, rightOf, type Caller } from '../accounts/access.ts';
import type { Route } from './route.ts';
import { STATUS_OF } from './statuses.ts';

/** Schemas that stand in the description once, under a name. */
const NAMED: ReadonlyMap<z.ZodType, string> = new Map<z.ZodType, string>([
  [problem, 'Problem'],
  [account, 'Account'],
  [session, 'Session'],
  [listedSession, 'ListedSession'],
  [doors, 'Doors'],
  [report, 'Report'],
]);

const WHO: Readonly<Record<Caller, string>> = {
  anyone: 'Anyone.',
  token: 'Whoever holds the secret that the request carries.',
  account: 'Whoever is signed in.',
  address: 'Whoever asks from a listed address; for everybody else it does not exist.',
  staff: 'Whoever runs the installation, from a listed address; for everybody else it does not exist.',
  viewer: 'The owner of the session and whom it is shared with; for everybody else it does not exist.',
  'co-facilitator':
    'The owner of the session and who facilitates it with them; for everybody else it does not exist.',
  owner: 'The account that owns the session; for everybody else it does not exist.',
};

/** The interface as an OpenAPI 3.1 document, made from the schemas that parse. */
export function openApiOf(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const [verb = '', path = ''] = route.key.split(' ');
    (paths[path] ??= {})[verb.toLowerCase()] = operation(route, path);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rondo',
      version: '1',
      description: 'Sessions of question and voting rounds. The live part is in docs/protocol.md.',
    },
    paths,
    components: {
      schemas: Object.fromEntries([...NAMED].map(([schema, name]) => [name, plain(schema, 'output')])),
      securitySchemes: {
        signedIn: {
          type: 'apiKey',
          in: 'cookie',
          name: 'rondo',
          description: 'Set by signing in; over TLS its name is __Host-rondo.',
        },
      },
    },
  };
}

function operation(route: Route, path: string): Record<string, unknown> {
  const { caller, needs } = rightOf(route.key);
  const [verb = ''] = route.key.split(' ');
  return {
    operationId: [verb.toLowerCase(), ...path.split(/[^A-Za-z0-9]+/).filter(Boolean)].join('-'),
    summary: route.summary,
    description: [
      route.description,
      `May be called by: ${WHO[caller]}${needs === null ? '' : ` Needs the permission \`${needs}\`.`}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
    ...(needsSignIn(caller) ? { security: [{ signedIn: [] }] } : {}),
    parameters: [...pathParameters(path), ...queryParameters(route.query)],
    ...(route.body ? { requestBody: requestBody(route.body) } : {}),
    responses: { [route.status]: answer(route), ...problems(route) },
  };
}

function pathParameters(path: string): unknown[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodType | undefined): unknown[] {
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: described(schema as z.ZodType, 'input'),
  }));
}

function requestBody(body: NonNullable<Route['body']>): unknown {
  const content =
    'json' in body
      ? { 'application/json': { schema: described(body.json, 'input') } }
      : Object.fromEntries(body.bytes.map((type) => [type, {}]));
  return { required: true, description: `At most ${body.limit} bytes.`, content };
}

function answer({ answer, summary }: Route): unknown {
  if (answer === 'nothing') return { description: 'Done.' };
  const content =
    'json' in answer
      ? { 'application/json': { schema: described(answer.json, 'output') } }
      : Object.fromEntries(answer.file.map((type) => [type, {}]));
  return { description: `${summary}.`, content };
}

/** One response a status, with the codes it may carry; what every route may refuse is added here. */
function problems(route: Route): Record<string, unknown> {
  const { caller, needs } = rightOf(route.key);
  const refusals: Refusal[] = [...route.refusals, 'internal-error'];
  if (route.body) refusals.push('bad-input', 'too-large');
  if (route.query) refusals.push('bad-input');
  if (!route.key.startsWith('GET ')) refusals.push('origin-refused', 'read-only', 'busy');
  if (needsSignIn(caller)) refusals.push('sign-in-required');
  if (caller === 'address' || (needsSignIn(caller) && caller !== 'account')) refusals.push('not-found');
  if (needs !== null && caller !== 'staff') refusals.push('not-allowed');
  const byStatus = new Map<number, Refusal[]>();
  for (const refusal of new Set(refusals))
    byStatus.set(STATUS_OF[refusal], [...(byStatus.get(STATUS_OF[refusal]) ?? []), refusal]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: `Refused: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
        content: { 'application/problem+json': { schema: described(problem, 'output') } },
      },
    ]),
  );
}

type Direction = 'input' | 'output';

/** A schema in place, with a reference wherever a named one stands in it. */
function described(schema: z.ZodType, io: Direction): unknown {
  const name = NAMED.get(schema);
  return name === undefined ? plain(schema, io) : { $ref: `#/components/schemas/${name}` };
}

function plain(schema: z.ZodType, io: Direction): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
}
