import * as z from 'zod';
import { signInHistoryKinds } from '../../db/sign-in-history-repository.ts';
import type { Accounts } from '../accounts/create-accounts.ts';
import { done, refused } from '../platform/outcome.ts';
import { email, password, SMALL } from './account-fields.ts';
import { defineRoute, type Route } from './route.ts';

const time = z.int().meta({ description: 'Milliseconds since 1970, UTC' });
const whereabouts = {
  device: z.string().meta({ description: 'Browser and system, roughly' }),
  network: z.string().meta({ description: 'The address without its last part' }),
};
const signIn = z.object({
  id: z.string(),
  here: z.boolean().meta({ description: 'The one that asks' }),
  createdAt: time,
  lastSeenAt: time,
  ...whereabouts,
});
const holdings = z.object({
  sessions: z.int(),
  templates: z.int(),
  running: z.array(z.object({ id: z.string(), title: z.string() })),
  isLastManager: z.boolean().meta({ description: 'Others would be left without a manager' }),
  organisationGoes: z.boolean().meta({ description: 'Nobody else is in it' }),
  hasPlan: z.boolean().meta({ description: 'The organisation that goes has a plan in force' }),
});
const event = z.object({ at: time, what: z.enum(signInHistoryKinds), ...whereabouts });

/** Where somebody is signed in, and the password and address of their account. */
export function ownAccountRoutes({ authSessions, signIn: door, own, deletion, history }: Accounts): Route[] {
  return [
    defineRoute('GET /api/v1/me/sign-ins', {
      summary: 'Where one is signed in, and what happened at the door of the account',
      status: 200,
      answer: { json: z.object({ signIns: z.array(signIn), history: z.array(event) }) },
      refusals: [],
      async handle({ signedIn }) {
        const open = await authSessions.listOf(signedIn.account.id);
        const signIns = open.map(({ id, createdAt, lastSeenAt, device, network }) => {
          return { id, here: id === signedIn.authSessionId, createdAt, lastSeenAt, device, network };
        });
        const events = await history.of(signedIn.account.id);
        const shown = events.map(({ at, what, device, network }) => ({ at, what, device, network }));
        return done({ signIns, history: shown });
      },
    }),
    defineRoute('DELETE /api/v1/me/sign-ins/{signIn}', {
      summary: 'Sign out there',
      status: 204,
      answer: 'nothing',
      refusals: ['not-found'],
      handle: async ({ signedIn, params }) =>
        (await authSessions.endOwn(signedIn.account.id, params['signIn'] ?? ''))
          ? done(null)
          : refused('not-found'),
    }),
    defineRoute('POST /api/v1/me/sign-ins/end-others', {
      summary: 'Sign out everywhere else',
      status: 204,
      answer: 'nothing',
      refusals: [],
      async handle({ signedIn }) {
        await authSessions.endAllOf(signedIn.account.id, signedIn.authSessionId);
        return done(null);
      },
    }),
    defineRoute('POST /api/v1/me/proof', {
      summary: 'Prove by the password to be the owner of the account',
      description: 'For ten minutes it opens what asks for it: password, address, second steps.',
      body: { json: z.strictObject({ password }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['sign-in-failed', 'too-many-attempts', 'busy'],
      async handle({ signedIn, body, address, where }) {
        const from = { address: address ?? '', where };
        const proven = await door.prove(signedIn.account.id, body.password, from);
        if (proven.ok) await authSessions.proven(signedIn);
        return proven;
      },
    }),
    defineRoute('POST /api/v1/me/password', {
      summary: 'Choose another password',
      description: 'Asks for a recent proof. Every other sign-in of the account ends.',
      body: { json: z.strictObject({ password }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['proof-of-owner-required', 'password-too-weak', 'busy'],
      async handle({ signedIn, body }) {
        if (!authSessions.isFresh(signedIn)) return refused('proof-of-owner-required');
        return own.setPassword(signedIn, body.password);
      },
    }),
    defineRoute('POST /api/v1/me/address', {
      summary: 'Ask for another address',
      description:
        'Asks for a recent proof. A mail with a link goes to the new address; opening it makes the change.',
      body: { json: z.strictObject({ email }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['proof-of-owner-required', 'too-many-attempts'],
      async handle({ signedIn, body, address }) {
        if (!authSessions.isFresh(signedIn)) return refused('proof-of-owner-required');
        return own.askAddress(signedIn, body.email, address);
      },
    }),
    defineRoute('GET /api/v1/me/deletion', {
      summary: 'What goes when the account is deleted, and what is in the way',
      status: 200,
      answer: { json: holdings },
      refusals: [],
      handle: async ({ signedIn }) => done(await deletion.look(signedIn.account.id)),
    }),
    defineRoute('POST /api/v1/me/deletion', {
      summary: 'Delete the account and everything in it',
      description:
        'Asks for the password each time. All of it goes at once, or nothing does; it cannot be taken back.',
      body: { json: z.strictObject({ password }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['sign-in-failed', 'too-many-attempts', 'busy', 'sessions-running', 'last-manager'],
      async handle({ signedIn, body, address, where, setCookie }) {
        const from = { address: address ?? '', where };
        const proven = await door.prove(signedIn.account.id, body.password, from);
        if (!proven.ok) return proven;
        const deleted = await deletion.delete(signedIn, address ?? null);
        if (deleted.ok) setCookie(authSessions.clearing());
        return deleted;
      },
    }),
  ];
}
