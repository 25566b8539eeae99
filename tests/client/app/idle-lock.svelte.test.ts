import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IDLE_MS, IdleLock } from '../../../client/app/idle-lock.svelte.ts';

let now = 0;
const leave: (() => void)[] = [];

function page(): IdleLock {
  const lock = new IdleLock(localStorage, () => now);
  leave.push(lock.watch());
  return lock;
}

beforeEach(() => {
  now = 1_000_000;
  localStorage.clear();
});
afterEach(() => {
  for (const go of leave.splice(0)) go();
});

describe('[PR-16] a screen nobody is at', () => {
  test('locks after ten minutes and not before; a key pressed begins them anew', () => {
    const lock = page();
    now += IDLE_MS - 1;
    lock.look();
    expect(lock.locked).toBe(false);
    dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    now += IDLE_MS - 1;
    lock.look();
    expect(lock.locked).toBe(false);
    now += 1;
    lock.look();
    expect(lock.locked).toBe(true);
  });

  test('a reload does not lift the lock, nor does another page of this browser', () => {
    const lock = page();
    now += IDLE_MS;
    lock.look();
    dispatchEvent(new Event('pointermove'));
    expect(lock.locked).toBe(true);
    expect(page().locked).toBe(true);
  });

  test('a page that was closed and opened again after ten minutes is locked at once', () => {
    page();
    leave.splice(0).forEach((go) => go());
    now += IDLE_MS;
    expect(page().locked).toBe(true);
  });

  test('the password lifts it on every page; who is at one page is at all of them', () => {
    const [one, other] = [page(), page()];
    now += IDLE_MS;
    one.look();
    other.look();
    expect([one.locked, other.locked]).toEqual([true, true]);
    one.unlock();
    other.look();
    expect(other.locked).toBe(false);
    now += IDLE_MS - 1;
    one.seen();
    now += 1;
    other.look();
    expect(other.locked).toBe(false);
  });

  test('who signs out leaves nothing behind', () => {
    const lock = page();
    now += IDLE_MS;
    lock.look();
    lock.forget();
    expect(lock.locked).toBe(false);
    expect(localStorage).toHaveLength(0);
  });
});
