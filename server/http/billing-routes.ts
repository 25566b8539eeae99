import * as z from 'zod';
import { id } from '../../sessions/text.ts';
import type { AuditLog } from '../accounts/audit-log.ts';
import { isSigned } from '../accounts/billing-signature.ts';
import type { Plans } from '../accounts/plans.ts';
import type { Clock } from '../platform/clock.ts';
import { refused } from '../platform/outcome.ts';
import { parse } from './parse.ts';
import { defineRoute, type Route } from './route.ts';

export interface BillingParts {
  plans: Plans;
  audit: AuditLog;
  secret: string | null;
  clock: Clock;
}

/** Nothing of a payment is in it, and nothing of one would be kept (PR-15): unknown fields are refused. */
const event = z.strictObject({
  id: z.string().min(1).max(200),
  organisation: id,
  plan: z.string().max(40),
  state: z.enum(['active', 'ended']),
  at: z.int().min(0),
});

/** Where the billing provider tells which plan an organisation has. */
export function billingRoutes({ plans, audit, secret, clock }: BillingParts): Route[] {
  return [
    defineRoute('POST /api/v1/billing/events', {
      summary: 'Hear from the billing provider',
      description:
        'Signed in the header `rondo-signature: t=<seconds>,v1=<hex>`, where the hex is HMAC-SHA-256 of `<seconds>.<raw body>` under BILLING_SECRET. The body is JSON: `id`, `organisation`, `plan`, `state` (`active` or `ended`) and `at` (milliseconds). The same id again changes nothing.',
      body: { bytes: ['application/json'], limit: 8 * 1024 },
      status: 200,
      answer: { json: z.object({ effect: z.enum(['applied', 'known', 'outdated']) }) },
      refusals: ['token-refused'],
      async handle({ body, signature, address }) {
        if (secret === null || !isSigned(secret, signature, body.bytes, clock()))
          return refused('token-refused');
        const heard = parse(event, jsonIn(body.bytes));
        if (!heard.ok) return heard;
        const { id: eventId, organisation: organisationId, ...rest } = heard.value as z.output<typeof event>;
        const applied = await plans.apply({ eventId, organisationId, ...rest });
        if (applied.ok && applied.value.effect === 'applied')
          await audit.record({
            ...{ organisationId, actor: 'billing', action: 'plan-set', subject: organisationId },
            ...{ detail: { plan: rest.plan, state: rest.state }, source: address ?? null },
          });
        return applied;
      },
    }),
  ];
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
