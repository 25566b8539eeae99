/** A short sentence about what just happened, with a way back when there is one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'problem';
  /** Takes back what the sentence tells of. */
  readonly undo: (() => unknown) | null;
}

const STAYS = { done: 6_000, problem: 12_000 };
const AT_ONCE = 3;

/** The sentences on the page now, newest last. Each goes by itself; one that is being looked at stays. */
export class Toasts {
  shown = $state.raw<readonly Toast[]>([]);
  #next = 1;
  readonly #leaving = new Map<number, ReturnType<typeof setTimeout>>();

  say(text: string, undo: (() => unknown) | null = null): void {
    // What was done last is what one may want to take back; a pile of it would only cover the desk.
    for (const earlier of this.shown.filter((toast) => toast.tone === 'done')) this.dismiss(earlier.id);
    this.#show({ id: this.#next++, text, tone: 'done', undo });
  }

  problem(text: string): void {
    // The same sentence twice says no more than once.
    for (const same of this.shown.filter((toast) => toast.text === text)) this.dismiss(same.id);
    this.#show({ id: this.#next++, text, tone: 'problem', undo: null });
  }

  dismiss(id: number): void {
    clearTimeout(this.#leaving.get(id));
    this.#leaving.delete(id);
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  /** Keeps everything on the page while somebody reads or points at it. */
  hold(): void {
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    this.#leaving.clear();
  }

  release(): void {
    for (const toast of this.shown) this.#leave(toast);
  }

  #show(toast: Toast): void {
    this.shown = [...this.shown, toast];
    for (const old of this.shown.slice(0, -AT_ONCE)) this.dismiss(old.id);
    this.#leave(toast);
  }

  #leave(toast: Toast): void {
    clearTimeout(this.#leaving.get(toast.id));
    this.#leaving.set(
      toast.id,
      setTimeout(() => this.dismiss(toast.id), STAYS[toast.tone]),
    );
  }
}
