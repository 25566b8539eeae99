import { createSubscriber } from 'svelte/reactivity';
import type { Timer } from '../../sessions/state.ts';

/** A clock that components can read: it ticks only while something on the page shows it. */
export class TickingClock {
  readonly #now: () => number;
  readonly #subscribe: () => void;

  /** @param now the time to show, such as `store.serverNow` */
  constructor(now: () => number, everyMs = 250) {
    this.#now = now;
    this.#subscribe = createSubscriber((update) => {
      const ticking = setInterval(update, everyMs);
      return () => clearInterval(ticking);
    });
  }

  get now(): number {
    this.#subscribe();
    return this.#now();
  }
}

/** Whole seconds a timer has left, never below 0; rounded up, so that it reads 0 only when time is up. */
export function secondsLeft(timer: Timer, now: number): number {
  return Math.max(0, Math.ceil((timer.running ? timer.endsAt - now : timer.left) / 1000));
}
