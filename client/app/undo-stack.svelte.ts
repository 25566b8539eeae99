/** Something that was done and can be taken back, and perhaps done again. */
export interface Done {
  /** A sentence that tells what was done. */
  text: string;
  undo: () => unknown;
  redo?: () => unknown;
}

const KEPT = 200;

/** What can be taken back, newest last, and what was taken back since. */
export class UndoStack {
  #done = $state.raw<readonly Done[]>([]);
  #undone = $state.raw<readonly Done[]>([]);

  /** Remembers what was done and answers a function that takes exactly this back, once. */
  push(done: Done): () => void {
    this.#done = [...this.#done, done].slice(-KEPT);
    this.#undone = [];
    return () => this.#take(done);
  }

  get latest(): Done | null {
    return this.#done.at(-1) ?? null;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Takes back the newest thing; false when there is nothing. */
  undo(): boolean {
    const { latest } = this;
    if (latest) this.#take(latest);
    return latest !== null;
  }

  /** Does again what was taken back last; false when there is nothing. */
  redo(): boolean {
    const again = this.#undone.at(-1);
    if (!again) return false;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, again];
    again.redo?.();
    return true;
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  #take(done: Done): void {
    if (!this.#done.includes(done)) return;
    this.#done = this.#done.filter((other) => other !== done);
    // What cannot be done again stands in the way of what came after it.
    this.#undone = done.redo ? [...this.#undone, done] : [];
    done.undo();
  }
}
