/** Something that handles all that has queued up for it, once per turn. */
export interface Queue {
  drain(): void;
}

/** Commits that follow each other may keep the loop waiting for the disk for this share of its time. */
const SHARE = 0.25;
/** However slow the disk is, nothing waits longer than this to be handled. */
const LONGEST_PAUSE_MS = 8;

/**
 * Lets every room that got commands in this turn of the loop handle them together at its end, in one callback: what
 * they append becomes one transaction (law 1). While commits follow each other closely, several turns become one: the
 * disk takes as long for one record as for hundreds, and Node accepts one new connection a turn, so that a crowd that
 * joins would otherwise pay for a commit each.
 */
export class Turns {
  #waiting: Queue[] = [];
  #notBefore = 0;
  #pause: NodeJS.Timeout | undefined;

  /** Asks for one `drain` at the end of this turn; a queue asks once until it was drained. */
  soon(queue: Queue): void {
    if (this.#waiting.length === 0) {
      const pause = this.#notBefore - performance.now();
      if (pause > 0) this.#pause = setTimeout(() => this.#run(), pause);
      else setImmediate(() => this.#run());
    }
    this.#waiting.push(queue);
  }

  /** Some queue has a whole batch together: to wait for more would gather nothing. */
  hurry(): void {
    if (this.#pause === undefined) return;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    setImmediate(() => this.#run());
  }

  /** A commit kept the loop waiting for so long. */
  waitedForDisk(ms: number): void {
    this.#notBefore = performance.now() + Math.min(LONGEST_PAUSE_MS, ms * (1 / SHARE - 1));
  }

  #run(): void {
    this.#pause = undefined;
    const queues = this.#waiting;
    this.#waiting = [];
    for (const queue of queues) queue.drain();
  }
}
