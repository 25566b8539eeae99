const AGAIN_AFTER = 2_000;

/**
 * A part of a page that is loaded when it is wanted, so that the way in stays light. Where the network is away
 * just then it is tried again until it is there.
 */
export class Late<T> {
  /** Null until it is here. */
  here = $state.raw<T | null>(null);
  readonly #load: () => Promise<T>;
  #wanted = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  want(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    void this.#try();
  }

  stop(): void {
    clearTimeout(this.#again);
  }

  async #try(): Promise<void> {
    try {
      this.here = await this.#load();
    } catch {
      this.#again = setTimeout(() => void this.#try(), AGAIN_AFTER);
    }
  }
}
