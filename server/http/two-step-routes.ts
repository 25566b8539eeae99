import * as z from 'zod';
import type { Accounts } from '../accounts/create-accounts.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { SignedIn } from '../accounts/auth-sessions.ts';
import { code, SMALL } from './account-fields.ts';
import { passkeyMade } from './passkey-answers.ts';
import { defineRoute, type Route } from './route.ts';

const factor = z.object({
  id: z.string(),
  kind: z.enum(['app', 'phone', 'passkey']),
  label: z.string(),
  createdAt: z.int(),
  lastUsedAt: z.int().nullable(),
});
const recoveryCodes = z
  .array(z.string())
  .meta({ description: 'Each works once. They are shown this one time and stored as hashes.' });
const confirmed = { json: z.object({ factor, recoveryCodes: recoveryCodes.nullable() }) };
/** A name on one line: it is shown in lists. */
const label = z
  .string()
  .trim()
  .regex(/^\P{Cc}{1,60}$/u);
/** E.164: country code and number. */
const phone = z
  .string()
  .transform((text) => text.replace(/[\s().-]/g, '').replace(/^00/, '+'))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/));

/** Second steps of signing in: setting them up and taking them away. Every change asks for a recent proof. */
export function twoStepRoutes({
  authSessions,
  factors,
  twoStep,
  own,
  history,
  repository,
}: Accounts): Route[] {
  const fresh = (signedIn: SignedIn): Outcome<null> =>
    authSessions.isFresh(signedIn) ? done(null) : refused('proof-of-owner-required');
  const told = <T>({ account }: SignedIn, what: 'factor-added' | 'factor-removed', outcome: Outcome<T>) => {
    if (!outcome.ok) return outcome;
    history.note(account.id, what);
    own.tell(account, 'two-step');
    return outcome;
  };
  return [
    defineRoute('GET /api/v1/me/two-step', {
      summary: 'The second steps of the account',
      status: 200,
      answer: {
        json: z.object({
          factors: z.array(factor),
          recoveryCodesLeft: z.int(),
          on: z.boolean().meta({ description: 'Signing in takes a second step.' }),
          possible: z.object({ passkey: z.boolean(), phone: z.boolean() }),
        }),
      },
      refusals: [],
      async handle({ signedIn }) {
        const account = await repository.atTheDoor(signedIn.account.id);
        const on = account !== null && twoStep.isNeeded(account);
        return done({ ...(await factors.listOf(signedIn.account.id)), on, possible: factors.possible });
      },
    }),
    defineRoute('POST /api/v1/me/two-step/app', {
      summary: 'Begin with an authenticator app',
      status: 201,
      answer: { json: z.object({ factor: z.string(), secret: z.string(), uri: z.string() }) },
      refusals: ['proof-of-owner-required', 'conflict'],
      async handle({ signedIn }) {
        const may = fresh(signedIn);
        return may.ok ? factors.addApp(signedIn.account) : may;
      },
    }),
    defineRoute('POST /api/v1/me/two-step/phone', {
      summary: 'Begin with a telephone',
      description: 'Sends a code to it; until that is typed the number is of no use.',
      body: { json: z.strictObject({ phone }), limit: SMALL },
      status: 201,
      answer: { json: z.object({ factor: z.string() }) },
      refusals: ['proof-of-owner-required', 'conflict', 'not-allowed', 'too-many-attempts', 'busy'],
      async handle({ signedIn, body }) {
        const may = fresh(signedIn);
        return may.ok ? factors.addPhone(signedIn.account, body.phone) : may;
      },
    }),
    defineRoute('POST /api/v1/me/two-step/{factor}/confirm', {
      summary: 'Show that an app or a telephone works',
      body: { json: z.strictObject({ code }), limit: SMALL },
      status: 200,
      answer: confirmed,
      refusals: ['proof-of-owner-required', 'not-found', 'code-wrong', 'sign-in-over'],
      async handle({ signedIn, params, body }) {
        const may = fresh(signedIn);
        if (!may.ok) return may;
        const typed = body.code.replace(/\s/g, '');
        const made = await factors.confirm(signedIn.account, params['factor'] ?? '', typed);
        if (made.ok) await authSessions.endOneStep(signedIn);
        return told(signedIn, 'factor-added', made);
      },
    }),
    defineRoute('POST /api/v1/me/two-step/passkey', {
      summary: 'What a browser needs to make a passkey',
      status: 200,
      answer: { json: z.object({ options: z.record(z.string(), z.unknown()) }) },
      refusals: ['proof-of-owner-required', 'conflict', 'not-allowed'],
      async handle({ signedIn }) {
        const may = fresh(signedIn);
        if (!may.ok) return may;
        const options = await factors.beginPasskey(signedIn.account, signedIn.authSessionId);
        return options.ok ? done({ options: options.value }) : options;
      },
    }),
    defineRoute('POST /api/v1/me/two-step/passkey/made', {
      summary: 'Keep the passkey that the browser made',
      body: {
        json: z.strictObject({ label, passkey: passkeyMade }),
        limit: 64 * 1024,
      },
      status: 201,
      answer: confirmed,
      refusals: ['proof-of-owner-required', 'code-wrong', 'sign-in-over', 'conflict'],
      async handle({ signedIn, body: { label, passkey } }) {
        const may = fresh(signedIn);
        if (!may.ok) return may;
        const { account, authSessionId } = signedIn;
        const made = await factors.addPasskey(account, authSessionId, label, passkey);
        if (made.ok) await authSessions.endOneStep(signedIn);
        return told(signedIn, 'factor-added', made);
      },
    }),
    defineRoute('DELETE /api/v1/me/two-step/{factor}', {
      summary: 'Take a second step away',
      description: 'Signing in still takes two steps: a code by mail is always one.',
      status: 204,
      answer: 'nothing',
      refusals: ['proof-of-owner-required', 'not-found'],
      async handle({ signedIn, params }) {
        const may = fresh(signedIn);
        if (!may.ok) return may;
        const gone = await factors.remove(signedIn.account.id, params['factor'] ?? '');
        return told(signedIn, 'factor-removed', gone ? done(null) : refused('not-found'));
      },
    }),
    defineRoute('POST /api/v1/me/two-step/recovery-codes', {
      summary: 'New recovery codes',
      description: 'The old ones are of no use any more.',
      status: 201,
      answer: { json: z.object({ recoveryCodes }) },
      refusals: ['proof-of-owner-required'],
      async handle({ signedIn }) {
        const may = fresh(signedIn);
        if (!may.ok) return may;
        history.note(signedIn.account.id, 'recovery-codes-made');
        return done({ recoveryCodes: await factors.newRecoveryCodes(signedIn.account.id) });
      },
    }),
  ];
}
