import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Toasts } from '../../../client/app/toasts.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const texts = (toasts: Toasts): string[] => toasts.shown.map(({ text }) => text);

describe('sentences about what happened', () => {
  test('go by themselves, problems later than the rest', () => {
    const toasts = new Toasts();
    toasts.say('done');
    toasts.problem('not done');
    vi.advanceTimersByTime(7_000);
    expect(texts(toasts)).toEqual(['not done']);
    vi.advanceTimersByTime(6_000);
    expect(texts(toasts)).toEqual([]);
  });

  test('stay while somebody looks at them', () => {
    const toasts = new Toasts();
    toasts.say('done');
    toasts.hold();
    vi.advanceTimersByTime(60_000);
    expect(texts(toasts)).toEqual(['done']);
    toasts.release();
    vi.advanceTimersByTime(7_000);
    expect(texts(toasts)).toEqual([]);
  });

  test('are few at once: what was done last, and the same problem once', () => {
    const toasts = new Toasts();
    for (const text of ['a', 'b', 'c', 'd']) toasts.say(text);
    toasts.problem('no');
    toasts.problem('no');
    expect(texts(toasts)).toEqual(['d', 'no']);
  });
});
