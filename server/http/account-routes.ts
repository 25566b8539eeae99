import * as z from 'zod';
import { sessionLanguage } from '../../sessions/settings.ts';
import type { Accounts } from '../accounts/create-accounts.ts';
import { done } from '../platform/outcome.ts';
import { account, accountResource } from './resources.ts';
import { defineRoute, type Route } from './route.ts';

const SMALL = 8 * 1024;

const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]{1,64}@[^\s@]{1,250}$/);
/** No limit that a pass phrase could meet; long enough to be none for a flood either. */
const password = z.string().max(1_000);
const answer = { json: z.object({ account }) };

/** Accounts: making the first one, signing in and out, and what one may set for oneself. */
export function accountRoutes({ repository, authSessions, signIn, firstAccount }: Accounts): Route[] {
  return [
    defineRoute('POST /api/v1/setup', {
      summary: 'Create the first account',
      description: 'With the one-time token that the server prints at its first start. Signs in.',
      body: {
        json: z.strictObject({ token: z.string().max(100), email, password, language: sessionLanguage }),
        limit: SMALL,
      },
      status: 201,
      answer,
      refusals: ['link-used', 'password-too-weak', 'busy'],
      async handle({ body, cookieHeader, setCookie }) {
        const created = await firstAccount.create(body);
        if (!created.ok) return created;
        setCookie(await authSessions.begin(created.value.id, cookieHeader));
        return done({ account: accountResource(created.value) });
      },
    }),
    defineRoute('POST /api/v1/sign-in', {
      summary: 'Sign in',
      description: 'Sets the cookie. A wrong password and an unknown address get the same answer.',
      body: { json: z.strictObject({ email: z.string().max(320), password }), limit: SMALL },
      status: 200,
      answer,
      refusals: ['sign-in-failed', 'too-many-attempts', 'busy'],
      async handle({ body, address, cookieHeader, setCookie }) {
        const signedIn = await signIn.attempt(body, address ?? '');
        if (!signedIn.ok) return signedIn;
        setCookie(await authSessions.begin(signedIn.value.id, cookieHeader));
        return done({ account: accountResource(signedIn.value) });
      },
    }),
    defineRoute('POST /api/v1/sign-out', {
      summary: 'Sign out',
      description: 'Ends the sign-in of the cookie, if there is one. Running sessions go on.',
      status: 204,
      answer: 'nothing',
      refusals: [],
      async handle({ cookieHeader, setCookie }) {
        await authSessions.end(cookieHeader);
        setCookie(authSessions.clearing());
        return done(null);
      },
    }),
    defineRoute('GET /api/v1/me', {
      summary: 'Who is signed in',
      status: 200,
      answer,
      refusals: [],
      handle: async ({ signedIn }) => done({ account: accountResource(signedIn.account) }),
    }),
    defineRoute('PATCH /api/v1/me', {
      summary: 'Choose the language of the account',
      body: { json: z.strictObject({ language: sessionLanguage }), limit: SMALL },
      status: 200,
      answer,
      refusals: [],
      async handle({ signedIn, body: { language } }) {
        await repository.setLanguage(signedIn.account.id, language);
        return done({ account: accountResource({ ...signedIn.account, language }) });
      },
    }),
  ];
}
