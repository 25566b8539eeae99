import * as z from 'zod';
import type { Accounts } from '../accounts/create-accounts.ts';
import { done, refused } from '../platform/outcome.ts';
import { SMALL } from './account-fields.ts';
import { defineRoute, type Route } from './route.ts';

const pin = z.string().regex(/^\d{4,8}$/);

/** A PIN of one's own, for the lock of a screen nobody was at. */
export function pinRoutes({ authSessions, pins }: Accounts): Route[] {
  return [
    defineRoute('GET /api/v1/me/pin', {
      summary: 'Whether the lock of the screen takes a PIN',
      status: 200,
      answer: {
        json: z.object({
          set: z.boolean(),
          counts: z
            .boolean()
            .meta({ description: 'After five wrong ones it counts again once the password was given' }),
        }),
      },
      refusals: [],
      handle: async ({ signedIn }) => done(await pins.state(signedIn)),
    }),
    defineRoute('POST /api/v1/me/pin', {
      summary: 'Choose a PIN for the lock of the screen',
      description: 'Four to eight digits. Asks for a recent proof. It opens nothing else than the lock.',
      body: { json: z.strictObject({ pin }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['proof-of-owner-required', 'pin-too-weak', 'busy'],
      async handle({ signedIn, body }) {
        if (!authSessions.isFresh(signedIn)) return refused('proof-of-owner-required');
        return pins.set(signedIn, body.pin);
      },
    }),
    defineRoute('DELETE /api/v1/me/pin', {
      summary: 'Take the PIN away: the lock of the screen takes the password',
      status: 204,
      answer: 'nothing',
      refusals: [],
      handle: async ({ signedIn }) => pins.remove(signedIn),
    }),
    defineRoute('POST /api/v1/me/unlock', {
      summary: 'Lift the lock of the screen by the PIN',
      body: { json: z.strictObject({ pin }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['pin-wrong', 'pin-over', 'busy'],
      handle: async ({ signedIn, body }) => pins.unlock(signedIn, body.pin),
    }),
  ];
}
