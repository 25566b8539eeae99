import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Turns } from '../../../server/rooms/turns.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('[law 1] whatever queued in one turn is one batch', () => {
  test('after a quiet time a queue is drained at the end of its turn', async () => {
    const turns = new Turns();
    const drain = vi.fn();
    turns.soon({ drain });
    turns.soon({ drain });
    expect(drain).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0);
    expect(drain).toHaveBeenCalledTimes(2);
  });

  test('right after a commit that waited for the disk, what comes is gathered for three times as long', async () => {
    const turns = new Turns();
    const drained: string[] = [];
    turns.waitedForDisk(2);
    turns.soon({ drain: () => drained.push('first') });
    await vi.advanceTimersByTimeAsync(5);
    turns.soon({ drain: () => drained.push('second') });
    expect(drained).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(drained).toEqual(['first', 'second']);
  });

  test('a very slow disk makes nobody wait longer than 8 ms to be handled', async () => {
    const turns = new Turns();
    const drain = vi.fn();
    turns.waitedForDisk(1_000);
    turns.soon({ drain });
    await vi.advanceTimersByTimeAsync(8);
    expect(drain).toHaveBeenCalledOnce();
  });

  test('who has a whole batch together waits no longer', async () => {
    const turns = new Turns();
    const drain = vi.fn();
    turns.waitedForDisk(2);
    turns.soon({ drain });
    turns.hurry();
    turns.hurry();
    await vi.advanceTimersByTimeAsync(0);
    expect(drain).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(20);
    expect(drain).toHaveBeenCalledOnce();
  });
});
