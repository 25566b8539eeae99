/** Nobody touched anything for so long, and the screen locks (PR-16). */
export const IDLE_MS = 10 * 60_000;
const LOOK_MS = 5_000;
/** Every move of a mouse need not be written down. */
const NOTED_MS = 15_000;

const SEEN = 'rondo.seen';
const LOCKED = 'rondo.locked';
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** The part of `localStorage` it needs. */
export interface Notes {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Locks the pages of an account when nobody was at them for ten minutes. The lock is of all pages of this browser, and a
 * reload does not lift it. Nothing else stops: connections stay open and running sessions go on.
 */
export class IdleLock {
  locked = $state(false);
  readonly #notes: Notes;
  readonly #clock: () => number;
  #noted = 0;

  constructor(notes: Notes, clock: () => number) {
    this.#notes = notes;
    this.#clock = clock;
  }

  /** Begins to watch for whoever is signed in; the returned function ends it. */
  watch(): () => void {
    const now = this.#clock();
    const seen = Number(this.#notes.getItem(SEEN) ?? now);
    this.locked = this.#notes.getItem(LOCKED) !== null || now - seen >= IDLE_MS;
    if (this.locked) this.#notes.setItem(LOCKED, '1');
    else this.#see(now);
    const seenNow = (): void => this.seen();
    const look = setInterval(() => this.look(), LOOK_MS);
    for (const sign of SIGNS) addEventListener(sign, seenNow, { capture: true, passive: true });
    return () => {
      clearInterval(look);
      for (const sign of SIGNS) removeEventListener(sign, seenNow, { capture: true });
    };
  }

  /** Somebody is here. */
  seen(): void {
    if (this.locked) return;
    const now = this.#clock();
    if (now - this.#noted >= NOTED_MS) this.#see(now);
  }

  /** Is it time? Another page of this browser may have been used, locked or unlocked meanwhile. */
  look(): void {
    const seen = Number(this.#notes.getItem(SEEN) ?? 0);
    if (this.#clock() - Math.max(seen, this.#noted) >= IDLE_MS) this.#notes.setItem(LOCKED, '1');
    this.locked = this.#notes.getItem(LOCKED) !== null;
  }

  /** The password was right. */
  unlock(): void {
    this.#notes.removeItem(LOCKED);
    this.#see(this.#clock());
    this.locked = false;
  }

  /** Signed in anew, or out: whoever comes next begins unlocked, and what was noted goes. */
  forget(): void {
    this.#notes.removeItem(LOCKED);
    this.#notes.removeItem(SEEN);
    this.locked = false;
  }

  #see(now: number): void {
    this.#noted = now;
    this.#notes.setItem(SEEN, String(now));
  }
}
