import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';
import * as z from 'zod';
import { messageOf } from '../../sessions/messages/message-of.ts';
import { REFUSALS } from '../../sessions/refusals.ts';
import type { Language } from '../../sessions/state.ts';
import type { Refused } from '../platform/outcome.ts';
import { STATUS_OF } from './statuses.ts';

/** A refusal on HTTP: a problem document (RFC 9457). */
export const problem = z
  .object({
    type: z.string().meta({ description: 'Names the kind of problem; no address to open.' }),
    title: z.string().meta({ description: 'The phrase of the HTTP status.' }),
    status: z.int(),
    code: z.enum(REFUSALS).meta({ description: 'Stable; programs go by this.' }),
    detail: z
      .string()
      .meta({ description: 'What happened, what is safe and what to do, in the language asked for.' }),
    reference: z.string().meta({ description: 'Support finds the request in the log by this.' }),
    field: z.string().optional().meta({ description: 'Where in the request something was not as expected.' }),
    challenge: z.object({ salt: z.string(), difficulty: z.int() }).optional().meta({
      description:
        'With `proof-required`: find a nonce for which SHA-256 of `salt:nonce` begins with `difficulty` zero bits, and send the request again with `proof`.',
    }),
    session: z
      .unknown()
      .optional()
      .meta({ description: 'With `conflict`: the session as it is stored now.' }),
  })
  .meta({ description: 'A refusal (RFC 9457).' });

type Problem = z.infer<typeof problem>;

/** Answers with a problem document. Nothing of what was sent comes back in it. */
export function sendProblem(
  response: Response,
  { refusal, detail, retryAfter, extra }: Refused,
  language: Language,
  reference: string,
): void {
  const status = STATUS_OF[refusal];
  const document: Problem = {
    type: `urn:rondo:problem:${refusal}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: refusal,
    detail: messageOf(refusal, language),
    reference,
    ...(detail === undefined ? {} : { field: detail }),
    ...extra,
  };
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  response
    .status(status)
    .setHeader('content-language', language)
    .type('application/problem+json')
    .send(JSON.stringify(document));
}
