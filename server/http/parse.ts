import type * as z from 'zod';
import { isRefusal } from '../../sessions/refusals.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';

/**
 * Holds outside input against its schema. A refusal names the first place that did not fit, by names of the schema's own
 * and positions, never what stood there.
 */
export function parse(schema: z.ZodType, input: unknown): Outcome<unknown> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return done(parsed.data);
  const [issue] = parsed.error.issues;
  // A schema of the core may say more exactly what is wrong.
  const refusal = isRefusal(issue?.message) ? issue.message : 'bad-input';
  const field = issue?.path.map(String).join('.') ?? '';
  return refused(refusal, field === '' ? {} : { detail: field.slice(0, 200) });
}
