/**
 * What a page keeps in the browser, under names that start with `rondo.`, so that all of it can be found and
 * taken away again. Where storage is blocked or full the page goes on with what it has in memory.
 */
export class Vault {
  readonly #storage: Storage | null;
  readonly #prefix: string;

  constructor(storage: Storage | null, ...path: string[]) {
    this.#storage = storage;
    this.#prefix = ['rondo', ...path, ''].join('.');
  }

  /** A part of this vault, with names of its own. */
  part(...path: string[]): Vault {
    return new Vault(this.#storage, ...this.#prefix.split('.').slice(1, -1), ...path);
  }

  /** What was kept under a name, or null. Whoever reads it must check its shape: people can edit storage. */
  read(name: string): unknown {
    try {
      const text = this.#storage?.getItem(this.#prefix + name);
      return text == null ? null : (JSON.parse(text) as unknown);
    } catch {
      return null;
    }
  }

  /** Keeps a value; false when the browser would not. */
  keep(name: string, value: unknown): boolean {
    try {
      this.#storage?.setItem(this.#prefix + name, JSON.stringify(value));
      return this.#storage !== null;
    } catch {
      return false;
    }
  }

  has(name: string): boolean {
    try {
      return this.#storage?.getItem(this.#prefix + name) != null;
    } catch {
      return false;
    }
  }

  forget(name: string): void {
    try {
      this.#storage?.removeItem(this.#prefix + name);
    } catch {
      // Storage that cannot be reached holds nothing of ours.
    }
  }

  /** Every name in this vault, those of its parts included. */
  names(): string[] {
    const names: string[] = [];
    try {
      for (let at = 0; at < (this.#storage?.length ?? 0); at++) {
        const key = this.#storage?.key(at);
        if (key?.startsWith(this.#prefix)) names.push(key.slice(this.#prefix.length));
      }
    } catch {
      return [];
    }
    return names;
  }

  /** Forgets everything in this vault. */
  empty(): void {
    for (const name of this.names()) this.forget(name);
  }
}

/** The browser's storage of that kind, or null where it is blocked: merely naming it may throw. */
export function browserStorage(kind: 'local' | 'session'): Storage | null {
  try {
    return kind === 'local' ? localStorage : sessionStorage;
  } catch {
    return null;
  }
}

/**
 * Takes away everything the product kept in this browser about a session: memberships, drafts, unsent answers.
 * Called when a session ends. What belongs to another session that still runs in another tab stays.
 */
export function leaveNoTrace(sessionId: string): void {
  for (const kind of ['local', 'session'] as const) new Vault(browserStorage(kind), sessionId).empty();
}
