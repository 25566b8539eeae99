import type { Refusal } from '../../sessions/refusals.ts';

/** What became of a request: its value, or an expected no. Bugs throw; they are not outcomes. */
export type Outcome<T> = { ok: true; value: T } | Refused;

export interface Refused {
  ok: false;
  refusal: Refusal;
  detail?: string;
  /** Seconds until asking again makes sense. */
  retryAfter?: number;
  /** What the asker needs to go on: a challenge to solve, the version that is stored now. */
  extra?: Record<string, unknown>;
}

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(refusal: Refusal, more: Omit<Refused, 'ok' | 'refusal'> = {}): Refused {
  return { ok: false, refusal, ...more };
}

/** The refusal of a room as an outcome. */
export function passedOn({ refusal, detail }: { refusal: Refusal; detail?: string }): Refused {
  return refused(refusal, detail === undefined ? {} : { detail });
}
