import * as z from 'zod';
import type { SessionShare } from '../../db/session-access-repository.ts';
import type { Sharing } from '../accounts/sharing.ts';
import { done } from '../platform/outcome.ts';
import { defineRoute, type Route } from './route.ts';

const SMALL = 8 * 1024;
const may = z.enum(['co-facilitate', 'view-results']);
const access = z.object({
  confidential: z.boolean().meta({ description: 'Its owner alone gets to see it; what is shared sleeps' }),
  shares: z.array(z.object({ accountId: z.string(), email: z.string(), may })),
});

/** Who gets to see a session beside its owner. */
export function sharingRoutes(sharing: Sharing): Route[] {
  const answer = (confidential: boolean, shares: SessionShare[]) => done({ confidential, shares });

  return [
    defineRoute('GET /api/v1/sessions/{id}/access', {
      summary: 'Who gets to see the session',
      status: 200,
      answer: { json: access },
      refusals: [],
      handle: async ({ session, confidential }) => answer(confidential, await sharing.shares(session.id)),
    }),
    defineRoute('PATCH /api/v1/sessions/{id}/access', {
      summary: 'Make the session confidential, or no longer so',
      body: { json: z.strictObject({ confidential: z.boolean() }), limit: SMALL },
      status: 200,
      answer: { json: access },
      refusals: [],
      async handle({ session, body: { confidential }, note }) {
        await sharing.setConfidential(session.id, confidential);
        note({ confidential });
        return answer(confidential, await sharing.shares(session.id));
      },
    }),
    defineRoute('POST /api/v1/sessions/{id}/shares', {
      summary: 'Share the session with a colleague',
      description: 'Somebody of the same organisation, by address. Sharing again changes what they may.',
      body: { json: z.strictObject({ email: z.string().max(320), may }), limit: SMALL },
      status: 200,
      answer: { json: access },
      refusals: ['member-unknown', 'not-yourself'],
      async handle({ who, session, confidential, body, note }) {
        const shared = await sharing.share(who, session.id, body.email, body.may);
        if (!shared.ok) return shared;
        note({ may: body.may, shares: shared.value.map(({ accountId }) => accountId) });
        return answer(confidential, shared.value);
      },
    }),
    defineRoute('DELETE /api/v1/sessions/{id}/shares/{account}', {
      summary: 'Share the session with this colleague no longer',
      description: 'A live connection of theirs ends within a second.',
      status: 204,
      answer: 'nothing',
      refusals: [],
      async handle({ session, params, note }) {
        note({ session: session.id });
        return sharing.unshare(session.id, params['account'] ?? '');
      },
    }),
  ];
}
