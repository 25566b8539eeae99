import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pages, readingTime } from '../../../client/wall/pages.svelte.ts';

let count = $state(3);
let pages: Pages;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  count = 3;
  end = $effect.root(() => {
    pages = new Pages(
      () => count,
      () => 1_000,
    );
  });
  flushSync();
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

function wait(ms: number): void {
  vi.advanceTimersByTime(ms);
  flushSync();
}

describe('pages of the wall', () => {
  test('turn by themselves, round and round', () => {
    const seen = [pages.at];
    for (let turns = 0; turns < 4; turns++) {
      wait(1_000);
      seen.push(pages.at);
    }
    expect(seen).toEqual([0, 1, 2, 0, 1]);
  });

  test('stay while they are held, and go on afterwards', () => {
    pages.held = true;
    flushSync();
    wait(10_000);
    expect(pages.at).toBe(0);
    pages.held = false;
    flushSync();
    wait(1_000);
    expect(pages.at).toBe(1);
  });

  test('turned by hand, the new page stays its whole time', () => {
    wait(900);
    pages.turn(-1);
    flushSync();
    wait(900);
    expect(pages.at).toBe(2);
    wait(100);
    expect(pages.at).toBe(0);
  });

  test('a page that grows while ideas come in is still turned in time', () => {
    for (let arrivals = 0; arrivals < 9; arrivals++) {
      count += 1;
      flushSync();
      wait(100);
    }
    wait(100);
    expect(pages.at).toBe(1);
  });

  test('there is always a page in sight, also when some go away', () => {
    pages.turn(-1);
    count = 1;
    flushSync();
    expect(pages.at).toBe(0);
    wait(5_000);
    expect(pages.at).toBe(0);
  });

  test('much text stays longer, within reason', () => {
    expect(readingTime(0)).toBe(7_000);
    expect(readingTime(400)).toBe(18_000);
    expect(readingTime(10_000)).toBe(30_000);
  });
});
