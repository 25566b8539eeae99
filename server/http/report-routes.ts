import * as z from 'zod';
import { sessionLanguage, sessionSettings } from '../../sessions/settings.ts';
import { EXPORT_FORMATS, exportOf } from '../reports/export-report.ts';
import type { SessionReports } from '../reports/session-reports.ts';
import { done } from '../platform/outcome.ts';
import { defineRoute, type Route } from './route.ts';

const time = z.number().meta({ description: 'Milliseconds since 1970, UTC' });
const participantId = z.string().nullable().meta({ description: 'Null in an anonymous round' });

const teamId = z.string().nullable().meta({ description: 'Null where it would tell who it was' });
const by = { participantId, teamId };

const contribution = z.object({
  contributionId: z.string(),
  ...by,
  text: z.string(),
  original: z
    .string()
    .nullable()
    .meta({ description: "The author's words, where the facilitator changed them" }),
  at: time.nullable(),
  hidden: z.boolean(),
  held: z.boolean().meta({ description: 'Never approved, in a moderated round' }),
  categoryId: z.string().nullable(),
  clusterId: z.string().nullable(),
  answered: z.boolean(),
  up: z.int(),
  down: z.int(),
  comments: z.array(z.object({ text: z.string(), ...by, hidden: z.boolean() })),
  votes: z
    .array(z.object({ roundId: z.string(), itemId: z.string() }))
    .meta({ description: 'The later items that were taken from it, or from its cluster' }),
});

const position = z.object({
  itemId: z.string(),
  centre: z.number().nullable(),
  spread: z.number().nullable(),
  consensus: z.number().nullable(),
});

const round = z.object({
  roundId: z.string(),
  kind: z.string(),
  title: z.string(),
  seconds: z.number().nullable(),
  notes: z.string(),
  repeats: z.string().nullable().meta({ description: 'The earlier round that this one repeats' }),
  status: z.enum(['planned', 'open', 'closed']),
  config: z.unknown(),
  items: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      origin: z
        .union([
          z.object({ roundId: z.string(), contributionId: z.string() }),
          z.object({ roundId: z.string(), clusterId: z.string() }),
          z.object({ roundId: z.string(), itemId: z.string() }),
        ])
        .optional(),
    }),
  ),
  clusters: z.array(z.object({ id: z.string(), name: z.string() })),
  arrangements: z
    .array(
      z.object({
        at: z.number(),
        by: z.string().nullable().meta({ description: 'Null is the facilitator' }),
        contributionId: z.string(),
        clusterId: z.string().nullable(),
      }),
    )
    .meta({ description: 'Who put what where, in order' }),
  banned: z.array(z.string()),
  openedAt: time.nullable(),
  closedAt: time.nullable(),
  electorate: z
    .object({ eligible: z.int(), present: z.int(), answered: z.int() })
    .meta({ description: 'Who could have voted, were there, and did' }),
  result: z
    .unknown()
    .meta({ description: 'By the method of the round kind; null where nothing is voted on' }),
  teams: z
    .array(
      z.object({
        teamId: z.string(),
        ballots: z.int(),
        result: z.unknown(),
        positions: z.array(position),
      }),
    )
    .nullable()
    .meta({
      description: 'The result team by team; null without teams, a result null where a team is too small',
    }),
  shift: z
    .object({
      roundId: z.string(),
      before: z.unknown(),
      items: z.array(position),
      moved: z.object({ count: z.int(), of: z.int() }).nullable(),
    })
    .nullable()
    .meta({ description: 'How opinions moved since the round that this one repeats' }),
  contributions: z.array(contribution),
  ballots: z.array(z.object({ ...by, proxy: z.boolean(), ballot: z.unknown() })),
});

export const report = z
  .object({
    sessionId: z.string(),
    title: z.string(),
    language: sessionLanguage,
    startedAt: time.nullable(),
    stoppedAt: time.nullable(),
    teams: sessionSettings.shape.teams,
    participants: z.array(
      z.object({ participantId: z.string(), name: z.string().nullable(), teamId: z.string().nullable() }),
    ),
    damagedAfter: z
      .number()
      .nullable()
      .meta({ description: 'Set when part of the session could not be read back' }),
    rounds: z.array(round),
  })
  .meta({ description: 'Everything a stopped session came to' });

/** What a stopped session came to, to read and to take along. */
export function reportRoutes(reports: SessionReports): Route[] {
  return [
    defineRoute('GET /api/v1/sessions/{id}/report', {
      summary: 'The report of a stopped session',
      status: 200,
      answer: { json: report },
      refusals: ['session-not-stopped', 'busy'],
      handle: ({ session }) => reports.read(session),
    }),
    defineRoute('GET /api/v1/sessions/{id}/export', {
      summary: 'The report as a file',
      description: 'Both formats hold the same; the layout of the CSV is in docs/export.md.',
      query: z.strictObject({ format: z.enum(EXPORT_FORMATS) }),
      status: 200,
      answer: { file: ['text/csv', 'application/json'] },
      refusals: ['session-not-stopped', 'busy'],
      async handle({ session, query: { format } }) {
        const read = await reports.read(session);
        if (!read.ok) return read;
        const { type, fileName, pieces } = exportOf(read.value, format);
        return done({ type, fileName, content: pieces });
      },
    }),
  ];
}
