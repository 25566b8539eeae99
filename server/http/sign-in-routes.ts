import * as z from 'zod';
import type { Accounts } from '../accounts/create-accounts.ts';
import { WAYS } from '../accounts/two-step.ts';
import { done } from '../platform/outcome.ts';
import { accountAnswer, code, password, proof, SMALL, token, typedEmail } from './account-fields.ts';
import { passkeyUsed } from './passkey-answers.ts';
import { account, accountResource } from './resources.ts';
import { defineRoute, type Route } from './route.ts';

const way = z.enum(WAYS);

/** What the second step needs. */
const secondStep = z
  .object({
    ticket: z.string().meta({ description: 'Belongs to this attempt; runs out after fifteen minutes.' }),
    ways: z.array(way).meta({ description: 'What the second step may be done with, the best first.' }),
    way: way.meta({ description: 'Where to begin. With `mail` a code was sent.' }),
    sentTo: z.string().meta({ description: 'The address of codes by mail, masked.' }),
  })
  .meta({ description: 'The password was right; a second step is needed' });

/** Signing in, in one step or two, and out; and a lost password. */
export function signInRoutes({
  authSessions,
  signIn,
  twoStep,
  signUp,
  lostPassword,
  own,
}: Accounts): Route[] {
  return [
    defineRoute('GET /api/v1/sign-in', {
      summary: 'Who is signed in here, if anybody, and how accounts are made',
      description:
        'What a page asks first: to be nobody yet is no error, as it is where something is asked for.',
      status: 200,
      answer: {
        json: z.object({
          account: z.nullable(account).meta({ description: 'Null where nobody is signed in' }),
          signUp: z.enum(['invited', 'open']),
        }),
      },
      refusals: [],
      async handle({ cookieHeader }) {
        const known = await authSessions.authenticate(cookieHeader);
        return done({
          account: known && accountResource(known.account),
          signUp: signUp.open ? ('open' as const) : ('invited' as const),
        });
      },
    }),
    defineRoute('POST /api/v1/sign-in', {
      summary: 'Sign in',
      description:
        'Sets the cookie, or says what the second step needs. A wrong password and an unknown address get the same answer.',
      body: { json: z.strictObject({ email: typedEmail, password }), limit: SMALL },
      status: 200,
      answer: { json: z.union([z.object({ account }), z.object({ secondStep })]) },
      refusals: ['sign-in-failed', 'account-disabled', 'too-many-attempts', 'busy'],
      async handle({ body, address, cookieHeader, where, setCookie }) {
        const known = await signIn.attempt(body, { address: address ?? '', where });
        if (!known.ok) return known;
        if (twoStep.isNeeded(known.value)) return done({ secondStep: await twoStep.begin(known.value) });
        setCookie(await authSessions.begin(known.value.id, cookieHeader, where));
        return done({ account: accountResource(known.value) });
      },
    }),
    defineRoute('POST /api/v1/sign-in/code', {
      summary: 'Send a code for the second step',
      description: 'By mail or text message; a code that was sent before is of no use any more.',
      body: { json: z.strictObject({ ticket: token, way: z.enum(['mail', 'phone']) }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['sign-in-over', 'too-many-attempts'],
      handle: async ({ body }) => twoStep.sendCode(body.ticket, body.way),
    }),
    defineRoute('POST /api/v1/sign-in/passkey', {
      summary: 'What a browser needs to use a passkey for the second step',
      body: { json: z.strictObject({ ticket: token }), limit: SMALL },
      status: 200,
      answer: { json: z.object({ options: z.record(z.string(), z.unknown()) }) },
      refusals: ['sign-in-over'],
      async handle({ body }) {
        const options = await twoStep.passkeyOptions(body.ticket);
        return options.ok ? done({ options: options.value }) : options;
      },
    }),
    defineRoute('POST /api/v1/sign-in/second-step', {
      summary: 'Do the second step',
      description: 'Sets the cookie. After five wrong answers the attempt is over.',
      body: {
        json: z.strictObject({
          ticket: token,
          way,
          code: code.optional(),
          passkey: passkeyUsed.optional(),
        }),
        limit: 64 * 1024,
      },
      status: 200,
      answer: accountAnswer,
      refusals: ['code-wrong', 'sign-in-over', 'too-many-attempts'],
      async handle({ body: { ticket, ...answer }, cookieHeader, where, setCookie }) {
        const known = await twoStep.finish(ticket, answer, where);
        if (!known.ok) return known;
        setCookie(await authSessions.begin(known.value.id, cookieHeader, where, true));
        return done({ account: accountResource(known.value) });
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
    defineRoute('POST /api/v1/forgot', {
      summary: 'Ask for a link to choose another password',
      description: 'The same answer whether the address has an account or not.',
      body: { json: z.strictObject({ email: typedEmail, proof: proof.optional() }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['too-many-attempts', 'proof-required'],
      handle: async ({ body, address }) => lostPassword.ask(body.email, { address, proof: body.proof }),
    }),
    defineRoute('POST /api/v1/reset', {
      summary: 'Choose another password by the link of a mail',
      description: 'Ends every sign-in of the account. Signs nobody in.',
      body: { json: z.strictObject({ token, password }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['link-over', 'password-too-weak', 'busy'],
      handle: async ({ body }) => lostPassword.reset(body.token, body.password),
    }),
    defineRoute('POST /api/v1/address', {
      summary: 'Confirm a new address by the link of a mail',
      body: { json: z.strictObject({ token }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['link-over'],
      handle: async ({ body }) => own.confirmAddress(body.token),
    }),
  ];
}
