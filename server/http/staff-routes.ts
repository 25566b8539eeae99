import * as z from 'zod';
import { text } from '../../sessions/text.ts';
import type { Staff } from '../accounts/staff.ts';
import { done } from '../platform/outcome.ts';
import { defineRoute, type Route } from './route.ts';

const SMALL = 8 * 1024;
const time = z.int().meta({ description: 'Milliseconds since 1970, UTC' });
const notice = z.object({ message: z.string(), since: time });

const accounts = z.object({
  accounts: z.array(
    z.object({
      accountId: z.string(),
      email: z.string(),
      createdAt: time,
      organisationId: z.string().nullable(),
      organisation: z.string().nullable(),
      disabledAt: time.nullable(),
      lockedAt: time.nullable(),
      roles: z.array(z.string()),
      lastSignInAt: time.nullable(),
    }),
  ),
});

const report = z.object({
  month: z.string(),
  accounts: z.array(
    z.object({
      accountId: z.string(),
      email: z.string(),
      signIns: z.int(),
      lastSignInAt: time.nullable(),
      notEnded: z.int().meta({ description: 'Sign-ins of the month that nobody ended' }),
    }),
  ),
});

/** For whoever runs the installation: accounts, never sessions. */
export function staffRoutes(staff: Staff): Route[] {
  return [
    defineRoute('GET /api/v1/notice', {
      summary: 'What the operator tells everybody',
      status: 200,
      answer: { json: z.object({ notice: notice.nullable() }) },
      refusals: [],
      handle: async () => done({ notice: await staff.notice() }),
    }),
    defineRoute('POST /api/v1/staff/notice', {
      summary: 'Tell everybody something, or with null nothing any more',
      body: { json: z.strictObject({ message: z.nullable(text(1, 300)) }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: [],
      async handle({ body: { message }, who, address }) {
        await staff.setNotice(message, { actor: who.accountId, source: address ?? null });
        return done(null);
      },
    }),
    defineRoute('GET /api/v1/staff/accounts', {
      summary: 'The accounts of the installation',
      status: 200,
      answer: { json: accounts },
      refusals: [],
      handle: async () => done({ accounts: await staff.accounts() }),
    }),
    defineRoute('POST /api/v1/staff/accounts/{account}/locked', {
      summary: 'Lock an account, or unlock it',
      description: 'Every sign-in of it ends at once.',
      body: { json: z.strictObject({ locked: z.boolean() }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['not-yourself'],
      handle: ({ body: { locked }, params, who, address }) =>
        staff.setLocked(params['account'] ?? '', locked, {
          actor: who.accountId,
          source: address ?? null,
        }),
    }),
    defineRoute('GET /api/v1/staff/report', {
      summary: 'How accounts were used in a month',
      description:
        'Last sign-in, number of sign-ins, and how many of them nobody ended. Without a month, the last one.',
      query: z.strictObject({
        month: z
          .string()
          .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
          .optional(),
      }),
      status: 200,
      answer: { json: report },
      refusals: [],
      handle: async ({ query: { month } }) => done(await staff.report(month)),
    }),
  ];
}
