import * as z from 'zod';
import { PARTICIPANT_NAME_LENGTH } from '../../sessions/limits.ts';
import { sessionLanguage, sessionSettings } from '../../sessions/settings.ts';
import { id, line } from '../../sessions/text.ts';
import type { Door } from '../privacy/door.ts';
import { proof } from './account-fields.ts';
import { defineRoute, type Route } from './route.ts';

const SMALL = 8 * 1024;

const knock = {
  code: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'The session code in any spelling, or the token of a QR link' }),
  proof: proof.optional(),
};

const settings = sessionSettings.shape;

/** The door of running sessions: looking who is behind it, and going in. */
export function joinRoutes(door: Door): Route[] {
  return [
    defineRoute('POST /api/v1/join/look', {
      summary: 'Which session a code belongs to',
      description:
        'Counts against the same guessing budget as joining. Wrong, expired and stopped are one answer.',
      body: { json: z.strictObject(knock), limit: SMALL },
      status: 200,
      answer: {
        json: z.object({
          sessionId: z.string(),
          title: z.string(),
          language: sessionLanguage,
          names: settings.names,
          teams: settings.teams,
          teamJoin: settings.teamJoin,
          joiningLocked: z.boolean(),
        }),
      },
      refusals: ['code-unknown', 'too-many-attempts', 'proof-required'],
      handle: ({ body, address }) => door.look(body, address),
    }),
    defineRoute('POST /api/v1/join', {
      summary: 'Join a running session',
      description:
        'Needs the code and nothing else, unless the session asks for a name or has teams. The token is told once and is the participant. The receipt files a privacy request later and opens nothing.',
      body: {
        json: z.strictObject({
          ...knock,
          name: z.optional(line(0, PARTICIPANT_NAME_LENGTH)),
          team: z.optional(id),
          attempt: z
            .string()
            .regex(/^[A-Za-z0-9_-]{22,64}$/)
            .optional()
            .meta({
              description:
                'A secret of the browser, made for this attempt: repeated within ten minutes it gets the same answer, and nobody joins twice',
            }),
          notice: z
            .string()
            .regex(/^[\w.-]{1,40}$/)
            .optional()
            .meta({ description: 'Version of the privacy notice that was shown' }),
        }),
        limit: SMALL,
      },
      status: 201,
      answer: {
        json: z.object({
          sessionId: z.string(),
          participantId: z.string(),
          token: z.string(),
          receipt: z.string(),
          waiting: z.boolean().meta({ description: 'The facilitator has to admit this participant first' }),
        }),
      },
      refusals: [
        'code-unknown',
        'too-many-attempts',
        'proof-required',
        'joining-locked',
        'session-full',
        'name-required',
        'name-not-asked',
        'team-required',
        'team-unknown',
        'owner-unreachable',
        'read-only',
        'busy',
      ],
      handle: ({ body, address }) => door.join(body, address),
    }),
  ];
}
