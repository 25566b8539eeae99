/** Something that was done and can be taken back. */
export interface Done {
  /** A sentence that tells what was done. */
  text: string;
  undo: () => unknown;
}

const KEPT = 30;

/** What can be taken back, newest last. */
export class UndoStack {
  #done = $state.raw<readonly Done[]>([]);

  /** Remembers what was done and answers a function that takes exactly this back, once. */
  push(done: Done): () => void {
    this.#done = [...this.#done, done].slice(-KEPT);
    return () => this.#take(done);
  }

  get latest(): Done | null {
    return this.#done.at(-1) ?? null;
  }

  /** Takes back the newest thing; false when there is nothing. */
  undo(): boolean {
    const { latest } = this;
    if (latest) this.#take(latest);
    return latest !== null;
  }

  clear(): void {
    this.#done = [];
  }

  #take(done: Done): void {
    if (!this.#done.includes(done)) return;
    this.#done = this.#done.filter((other) => other !== done);
    done.undo();
  }
}
