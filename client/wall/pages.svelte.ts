import { untrack } from 'svelte';

/**
 * Turns the pages of something that does not fit on one screen, slowly enough to read, round and round. A wall has
 * no scroll bar and nobody stands beside it; who does can turn by hand, and hold a page.
 */
export class Pages {
  held = $state(false);
  #at = $state(0);
  readonly #count: () => number;

  /**
   * Make it while a component is being set up.
   * @param count how many pages there are now
   * @param dwell milliseconds the page in sight stays
   */
  constructor(count: () => number, dwell: () => number) {
    this.#count = count;
    const many = $derived(count() > 1);
    // A value of its own, so that only a turn starts the time anew and not every page that is added.
    const at = $derived(this.at);
    $effect(() => {
      if (!many || this.held) return;
      void at;
      // Not tracked: a page that is still filling up must not stay for ever.
      const timer = setTimeout(() => this.turn(1), untrack(dwell));
      return () => clearTimeout(timer);
    });
  }

  /** The page in sight, from 0; always one there is. */
  get at(): number {
    return Math.max(0, Math.min(this.#at, this.#count() - 1));
  }

  get count(): number {
    return this.#count();
  }

  turn(by: 1 | -1): void {
    const count = Math.max(1, this.#count());
    this.#at = (this.at + by + count) % count;
  }

  first(): void {
    this.#at = 0;
  }
}

const LEAST = 7_000;
/** Milliseconds a letter: some 200 words a minute, for people who also talk to each other. */
const PER_LETTER = 45;
const MOST = 30_000;

/** How long a page with that much text stays in sight. */
export function readingTime(letters: number): number {
  return Math.min(MOST, Math.max(LEAST, letters * PER_LETTER));
}
