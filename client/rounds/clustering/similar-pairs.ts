import { SUGGEST_FROM, trigrams } from '../../../sessions/methods/similar.ts';

/** Two contributions that read alike. */
export interface Alike {
  first: string;
  second: string;
  /** Trigram Jaccard, 0.5 to 1. */
  similarity: number;
}

/**
 * The pairs of texts that are alike (METHODS.md: character-trigram Jaccard from 0.5 on), kept as texts come and go. A
 * new text is compared with those it shares trigrams with and no others, so that five hundred take milliseconds.
 */
export class SimilarPairs {
  readonly #texts = new Map<string, { text: string; grams: ReadonlySet<string> }>();
  readonly #having = new Map<string, Set<string>>();
  readonly #pairs = new Map<string, Map<string, number>>();

  /** Does this one have to be put (again)? */
  knows(id: string, text: string): boolean {
    return this.#texts.get(id)?.text === text;
  }

  ids(): Iterable<string> {
    return this.#texts.keys();
  }

  put(id: string, text: string): void {
    if (this.knows(id, text)) return;
    this.remove(id);
    const grams = trigrams(text);
    const shared = new Map<string, number>();
    for (const gram of grams) {
      const having = this.#having.get(gram);
      if (!having) {
        this.#having.set(gram, new Set([id]));
        continue;
      }
      for (const other of having) shared.set(other, (shared.get(other) ?? 0) + 1);
      having.add(id);
    }
    for (const [other, count] of shared) {
      const size = this.#texts.get(other)?.grams.size ?? 0;
      const similarity = count / (grams.size + size - count);
      if (similarity < SUGGEST_FROM) continue;
      this.#note(id, other, similarity);
      this.#note(other, id, similarity);
    }
    this.#texts.set(id, { text, grams });
  }

  remove(id: string): void {
    for (const gram of this.#texts.get(id)?.grams ?? []) {
      const having = this.#having.get(gram);
      having?.delete(id);
      if (having?.size === 0) this.#having.delete(gram);
    }
    this.#texts.delete(id);
    for (const other of this.#pairs.get(id)?.keys() ?? []) this.#pairs.get(other)?.delete(id);
    this.#pairs.delete(id);
  }

  /** All pairs, most alike first. */
  pairs(): Alike[] {
    const all: Alike[] = [];
    for (const [first, others] of this.#pairs)
      for (const [second, similarity] of others) if (first < second) all.push({ first, second, similarity });
    return all.sort(
      (a, b) => b.similarity - a.similarity || (a.first < b.first ? -1 : 1) || (a.second < b.second ? -1 : 1),
    );
  }

  #note(id: string, other: string, similarity: number): void {
    const others = this.#pairs.get(id) ?? new Map<string, number>();
    this.#pairs.set(id, others.set(other, similarity));
  }
}
