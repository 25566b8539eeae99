import type { Component } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { AnyKindFolder } from './kind-folder.ts';
import { folderOf, KINDS } from './registry.ts';
import type { AnyReportWords } from './report-words.ts';
import type { AnyBallotProps, AnyEditorProps, AnyResultProps } from './round-views.ts';

const AGAIN_AFTER = 2_000;

type SideName = 'editor' | 'ballot' | 'result' | 'words';

/** A side of a kind: the thing itself, null while it is on its way, undefined when this page is older than the kind. */
type Side<T> = T | null | undefined;

/**
 * The sides of round kinds as they come in. Asking for one loads it, and redraws who asked when it is here; where the
 * network is away just then it is tried again until it is. What is loaded stays for as long as the page does.
 */
class Sides {
  readonly #here = new SvelteMap<string, unknown>();
  readonly #wanted = new Set<string>();

  editor(kind: string): Side<Component<AnyEditorProps, object, 'config'>> {
    return this.#side(kind, 'editor', async ({ editor }) => (await editor()).default);
  }

  ballot(kind: string): Side<Component<AnyBallotProps>> {
    return this.#side(kind, 'ballot', async ({ ballot }) => (await ballot()).default);
  }

  result(kind: string): Side<Component<AnyResultProps>> {
    return this.#side(kind, 'result', async ({ result }) => (await result()).default);
  }

  /** Null also for kinds that have no ballots to say anything of. */
  words(kind: string): Side<AnyReportWords> {
    return this.#side(kind, 'words', async ({ words }) => (words ? await words() : null));
  }

  /**
   * Loads the ballots a phone may need for rounds to come, one after the other, so that a network that goes away between
   * two rounds does not hurt.
   *
   * @param goesOn asked before each; false ends it
   */
  async preload(goesOn: () => boolean): Promise<void> {
    for (const kind of KINDS) {
      if (!goesOn()) return;
      await Promise.allSettled([folderOf(kind)?.ballot()]);
    }
  }

  #side<T>(kind: string, name: SideName, load: (folder: AnyKindFolder) => Promise<T>): Side<T> {
    const folder = folderOf(kind);
    if (!folder) return undefined;
    const key = `${kind}/${name}`;
    if (!this.#wanted.has(key)) {
      this.#wanted.add(key);
      void this.#fetch(key, () => load(folder));
    }
    return (this.#here.get(key) as T | undefined) ?? null;
  }

  async #fetch(key: string, load: () => Promise<unknown>): Promise<void> {
    try {
      this.#here.set(key, await load());
    } catch {
      setTimeout(() => void this.#fetch(key, load), AGAIN_AFTER);
    }
  }
}

/** Code is loaded once for a page, whoever asks for it: so are these. */
export const sides = new Sides();
