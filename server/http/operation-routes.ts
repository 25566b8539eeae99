import * as z from 'zod';
import type { Metrics } from '../platform/metrics.ts';
import { done, refused } from '../platform/outcome.ts';
import { openApiOf } from './openapi.ts';
import { defineRoute, type Route } from './route.ts';

export interface OperationParts {
  metrics: Metrics;
  /** What keeps this process from its work; null is nothing. */
  notReady(): Promise<NotReady | null>;
}

/** Its disk takes no writes, or its database does not answer. */
export type NotReady = 'read-only' | 'busy';

/** For whoever runs the server. `others` are the routes that the description has to hold beside these. */
export function operationRoutes(parts: OperationParts, others: readonly Route[]): Route[] {
  const own: Route[] = [
    defineRoute('GET /healthz', {
      summary: 'Is the process alive',
      status: 200,
      answer: { json: z.object({ status: z.literal('ok') }) },
      refusals: [],
      handle: async () => done({ status: 'ok' as const }),
    }),
    defineRoute('GET /readyz', {
      summary: 'Does it take work',
      status: 200,
      answer: { json: z.object({ status: z.literal('ready') }) },
      refusals: ['read-only', 'busy'],
      async handle() {
        const wrong = await parts.notReady();
        return wrong === null ? done({ status: 'ready' as const }) : refused(wrong);
      },
    }),
    defineRoute('GET /metrics', {
      summary: 'Counts and times, as Prometheus reads them',
      status: 200,
      answer: { file: ['text/plain'] },
      refusals: [],
      handle: async () =>
        done({
          type: parts.metrics.registry.contentType,
          content: Buffer.from(await parts.metrics.registry.metrics()),
        }),
    }),
    defineRoute('GET /api/v1/openapi.json', {
      summary: 'This interface, described in OpenAPI 3.1',
      status: 200,
      answer: { json: z.record(z.string(), z.unknown()) },
      refusals: [],
      handle: async () => done(description()),
    }),
  ];
  let made: Record<string, unknown> | undefined;
  // Made when first asked for: most processes are never asked.
  const description = () => (made ??= openApiOf([...others, ...own]));
  return own;
}
