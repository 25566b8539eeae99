import * as z from 'zod';
import type { AuditRow } from '../../db/audit-repository.ts';
import type { AuditLog } from '../accounts/audit-log.ts';
import { done } from '../platform/outcome.ts';
import { csvOf } from './csv.ts';
import { defineRoute, type Route } from './route.ts';

const entry = z.object({
  id: z.int(),
  at: z.int().meta({ description: 'Milliseconds since 1970, UTC' }),
  actor: z.string().meta({ description: 'Account id, or `command-line`, `billing`' }),
  actorEmail: z.string().nullable(),
  action: z.string(),
  subject: z.string().nullable().meta({ description: 'Id of what it was done to' }),
  subjectEmail: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
  source: z.string().nullable().meta({ description: 'The address it was asked from' }),
});

const COLUMNS = ['when', 'who', 'who_id', 'what', 'to', 'detail', 'from'];

/** The audit log of an organisation, to read and to take along. It is never changed. */
export function auditRoutes(audit: AuditLog): Route[] {
  return [
    defineRoute('GET /api/v1/organisation/audit', {
      summary: 'Who did what, when and from where',
      description: 'A hundred entries, newest first; `before` an entry for the hundred that came before it.',
      query: z.strictObject({
        before: z
          .string()
          .regex(/^\d{1,15}$/)
          .transform(Number)
          .optional(),
      }),
      status: 200,
      answer: { json: z.object({ entries: z.array(entry) }) },
      refusals: [],
      async handle({ who, query: { before } }) {
        const rows = await audit.page(who.organisationId, before ?? null);
        return done({ entries: rows.map(({ organisationId: _ours, ...row }) => row) });
      },
    }),
    defineRoute('GET /api/v1/organisation/audit/export', {
      summary: 'The audit log as a file',
      status: 200,
      answer: { file: ['text/csv'] },
      refusals: [],
      handle: async ({ who }) =>
        done({
          type: 'text/csv; charset=utf-8',
          fileName: 'rondo-audit.csv',
          content: csvOf(COLUMNS, cells(audit.all(who.organisationId))),
        }),
    }),
  ];
}

async function* cells(rows: AsyncIterable<AuditRow>): AsyncGenerator<(string | null)[]> {
  for await (const { at, actor, actorEmail, action, subject, subjectEmail, detail, source } of rows)
    yield [
      new Date(at).toISOString(),
      actorEmail,
      actor,
      action,
      subjectEmail ?? subject,
      detail === null ? null : JSON.stringify(detail),
      source,
    ];
}
