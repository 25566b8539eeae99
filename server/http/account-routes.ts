import * as z from 'zod';
import { sessionLanguage } from '../../sessions/settings.ts';
import type { Accounts } from '../accounts/create-accounts.ts';
import { done } from '../platform/outcome.ts';
import { accountAnswer, email, password, proof, SMALL, token } from './account-fields.ts';
import { accountResource } from './resources.ts';
import { defineRoute, type Route } from './route.ts';

/** Accounts: making the first one and others, and what one may set for oneself. */
export function accountRoutes({ repository, authSessions, firstAccount, signUp }: Accounts): Route[] {
  return [
    defineRoute('POST /api/v1/setup', {
      summary: 'Create the first account',
      description: 'With the one-time token that the server prints at its first start. Signs in.',
      body: {
        json: z.strictObject({ token, email, password, language: sessionLanguage }),
        limit: SMALL,
      },
      status: 201,
      answer: accountAnswer,
      refusals: ['link-used', 'password-too-weak', 'busy'],
      async handle({ body, cookieHeader, where, setCookie }) {
        const created = await firstAccount.create(body);
        if (!created.ok) return created;
        setCookie(await authSessions.begin(created.value.id, cookieHeader, where));
        return done({ account: accountResource(created.value) });
      },
    }),
    defineRoute('POST /api/v1/sign-up', {
      summary: 'Ask for an account',
      description:
        'Where the operator allows it. A mail with a link goes to the address; the answer is the same whether it has an account or not.',
      body: {
        json: z.strictObject({ email, language: sessionLanguage, proof: proof.optional() }),
        limit: SMALL,
      },
      status: 204,
      answer: 'nothing',
      refusals: ['sign-up-closed', 'too-many-attempts', 'proof-required'],
      handle: async ({ body: { email: to, language, proof: shown }, address }) =>
        signUp.ask(to, language, { address, proof: shown }),
    }),
    defineRoute('POST /api/v1/accounts', {
      summary: 'Create an account by the link of a mail',
      description: 'The link of an invitation or of a sign-up; it works once. Signs in.',
      body: { json: z.strictObject({ token, password, language: sessionLanguage }), limit: SMALL },
      status: 201,
      answer: accountAnswer,
      refusals: ['link-over', 'password-too-weak', 'busy'],
      async handle({ body, cookieHeader, where, setCookie }) {
        const created = await signUp.complete(body);
        if (!created.ok) return created;
        // The link is what a code by mail would have shown: that the mailbox is theirs.
        setCookie(await authSessions.begin(created.value.id, cookieHeader, where));
        return done({ account: accountResource(created.value) });
      },
    }),
    defineRoute('GET /api/v1/me', {
      summary: 'Who is signed in',
      status: 200,
      answer: accountAnswer,
      refusals: [],
      handle: async ({ signedIn }) => done({ account: accountResource(signedIn.account) }),
    }),
    defineRoute('PATCH /api/v1/me', {
      summary: 'Choose the language of the account',
      body: { json: z.strictObject({ language: sessionLanguage }), limit: SMALL },
      status: 200,
      answer: accountAnswer,
      refusals: [],
      async handle({ signedIn, body: { language } }) {
        await repository.setLanguage(signedIn.account.id, language);
        return done({ account: accountResource({ ...signedIn.account, language }) });
      },
    }),
  ];
}
