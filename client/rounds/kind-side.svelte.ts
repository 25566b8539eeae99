import { SvelteMap } from 'svelte/reactivity';

const AGAIN_AFTER = 2_000;

/** Files of one name, by their paths: what Vite makes of them, each to be loaded by itself. */
type Files<T> = Readonly<Record<string, () => Promise<T>>>;

/**
 * One side of every kind, such as all Ballots, found by the folder its file lies in. Asking for one loads it, and redraws
 * who asked when it is here; where the network is away just then it is tried again until it is. What is loaded stays for
 * as long as the page does.
 */
export class KindSide<T> {
  readonly #files: ReadonlyMap<string, () => Promise<T>>;
  readonly #here = new SvelteMap<string, T>();
  readonly #wanted = new Set<string>();

  /** @param files by paths such as `./<kind>/Ballot.svelte` */
  constructor(files: Files<T>) {
    this.#files = new Map(Object.entries(files).map(([path, load]) => [path.split('/')[1] ?? '', load]));
  }

  /** The kinds that have this side. */
  get kinds(): string[] {
    return [...this.#files.keys()];
  }

  /** The side of a kind: null while it is on its way, undefined where this page knows none. */
  of(kind: string): T | null | undefined {
    const load = this.#files.get(kind);
    if (!load) return undefined;
    if (!this.#wanted.has(kind)) {
      this.#wanted.add(kind);
      void this.#fetch(kind, load);
    }
    return this.#here.get(kind) ?? null;
  }

  /** Loads the side of a kind and draws nothing; undefined where this page knows none. */
  async load(kind: string): Promise<T | undefined> {
    return this.#files.get(kind)?.();
  }

  async #fetch(kind: string, load: () => Promise<T>): Promise<void> {
    try {
      this.#here.set(kind, await load());
    } catch {
      setTimeout(() => void this.#fetch(kind, load), AGAIN_AFTER);
    }
  }
}
