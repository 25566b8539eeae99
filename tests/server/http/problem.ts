import { expect } from 'vitest';
import { isRefusal, type Refusal } from '../../../sessions/refusals.ts';
import type { Answer } from '../../support/api-client.ts';

/** Expects a problem document with this status and code, complete as RFC 9457 and the interface want it. */
export function expectProblem(answer: Answer, status: number, code: Refusal): Record<string, unknown> {
  const document = answer.body as Record<string, unknown>;
  expect({ status: answer.status, code: document['code'] }).toEqual({ status, code });
  expectComplete(answer);
  return document;
}

/** Expects any problem document, complete. */
export function expectComplete(answer: Answer): void {
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const { type, title, status, code, detail, reference } = answer.body as Record<string, unknown>;
  expect(isRefusal(code)).toBe(true);
  expect(type).toBe(`urn:rondo:problem:${String(code)}`);
  expect(status).toBe(answer.status);
  expect(title).toEqual(expect.stringMatching(/\S/));
  expect(detail).toEqual(expect.stringMatching(/^\p{Lu}.{20,}\.$/u));
  expect(reference).toEqual(expect.stringMatching(/^[\w-]{16}$/));
}
