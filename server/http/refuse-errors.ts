import type { ErrorRequestHandler } from 'express';
import { asStorageError, StorageFull } from '../../db/storage-full.ts';
import { refused, type Refused } from '../platform/outcome.ts';
import { languageOf } from './language.ts';
import { sendProblem } from './problem.ts';
import { referenceOf } from './request-log.ts';

/** The last resort: whatever was thrown becomes a refusal. What was sent wrongly is the sender's, the rest is a bug. */
export const refuseErrors: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const refusal = refusalOf(error);
  if (refusal.refusal === 'internal-error') request.log.error({ err: error }, 'a request met a bug');
  if (response.headersSent) {
    // Half an answer cannot be taken back: cut it off, so that nobody takes it for a whole one.
    response.destroy();
    return;
  }
  sendProblem(response, refusal, languageOf(request, null), referenceOf(request));
};

function refusalOf(error: unknown): Refused {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (String('code' in cause ? cause.code : '').startsWith('SQLITE_BUSY'))
      return refused('busy', { retryAfter: 1 });
    if (asStorageError(cause) instanceof StorageFull) return refused('read-only', { retryAfter: 5 });
    // Express and its parts mark what the sender got wrong: a broken escape in the address, a bad header.
    const status: unknown = 'status' in cause ? cause.status : undefined;
    if (status === 404) return refused('not-found');
    if (status === 413) return refused('too-large');
    if (typeof status === 'number' && status >= 400 && status < 500) return refused('bad-input');
  }
  return refused('internal-error');
}
