import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { doors, listedSession, session as sessionSchema } from '../../../server/http/resources.ts';
import { needsSignIn, rightOf, ROUTE_KEYS, type RouteKey } from '../../../server/accounts/access.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { AGENDA } from './agenda.ts';
import { TestServer } from './test-server.ts';

interface Operation {
  operationId: string;
  summary: string;
  description: string;
  security?: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

let server: TestServer;
let owner: ApiClient;
let document: Document;
beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
  document = await server.client().ask<Document>('GET', '/openapi.json');
});
afterAll(() => server[Symbol.asyncDispose]());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({
      key: `${verb.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );

/** Every value in the document with where it stands. */
function* nodes(value: unknown, path = '#'): Generator<[string, unknown]> {
  yield [path, value];
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      yield* nodes(inner, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

describe('the description of the interface', () => {
  it('is OpenAPI 3.1 and holds every route there is, and no other', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(Object.keys(document).sort()).toEqual(['components', 'info', 'openapi', 'paths']);
    expect(
      operations()
        .map(({ key }) => key)
        .sort(),
    ).toEqual([...ROUTE_KEYS].sort());
  });

  it('every reference leads somewhere', () => {
    const all = new Map(nodes(document));
    const references = [...all].flatMap(([path, value]) =>
      typeof value === 'object' && value !== null && '$ref' in value ? [[path, value.$ref] as const] : [],
    );
    expect(references.length).toBeGreaterThan(30);
    for (const [path, target] of references) expect([path, all.has(String(target))]).toEqual([path, true]);
  });

  it('operations are told apart, have their path’s parameters, and say who may call them', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { key, path, operation } of operations()) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([key, inPath.map(({ name, required }) => [name, required])]).toEqual([
        key,
        named.map((name) => [name, true]),
      ]);
      expect(operation.summary).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(operation.description).toContain('May be called by: ');
      const { caller } = rightOf(key as RouteKey);
      expect([key, operation.security !== undefined]).toEqual([key, needsSignIn(caller)]);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect([key, status]).toEqual([key, expect.stringMatching(/^[2-5]\d\d$/)]);
        expect(response.description).not.toBe('');
        if (status >= '400')
          expect(response.content).toEqual({
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          });
      }
    }
  });

  it('every schema is one of JSON Schema 2020-12 that zod reads back', () => {
    const schemas = [
      ...Object.values(document.components.schemas),
      ...operations().flatMap(({ operation }) => [
        ...operation.parameters.map(({ schema }) => schema),
        ...[operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
          Object.values(part?.content ?? {}).flatMap(({ schema }) => (schema ? [schema] : [])),
        ),
      ]),
    ];
    expect(schemas.length).toBeGreaterThan(60);
    for (const schema of schemas) {
      const text = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/');
      const whole = { ...(JSON.parse(text) as object), $defs: document.components.schemas };
      expect(() => z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0])).not.toThrow();
    }
  });

  it('bodies are described as strictly as they are parsed', () => {
    const body = document.paths['/api/v1/join']?.['post']?.requestBody?.content['application/json']?.schema;
    expect(body).toMatchObject({
      type: 'object',
      required: ['code'],
      additionalProperties: false,
      properties: { code: { type: 'string', maxLength: 200 }, name: { type: 'string' } },
    });
  });

  it('answers are what the description says, with nothing beside it', async () => {
    const strict = (schema: z.ZodObject) => z.strictObject(schema.shape);
    const created = await owner.ask('POST', '/sessions', { title: 'Described', language: 'en' });
    strict(sessionSchema).parse(created);
    const { id } = await owner.createSession('Described', AGENDA);
    strict(doors).parse(await owner.start(id));
    strict(sessionSchema).parse(await owner.ask('GET', `/sessions/${id}`));
    const { sessions } = await owner.ask<{ sessions: unknown[] }>('GET', '/sessions');
    expect(sessions.map((listed) => strict(listedSession).parse(listed))).toEqual(sessions);
  });
});
