/** Something that handles all that has queued up for it, once per turn. */
export interface Queue {
  drain(): void;
}

/**
 * Lets every room that got commands in this turn of the loop handle them together at its end, in one callback:
 * what they append becomes one transaction (law 1).
 */
export class Turns {
  #waiting: Queue[] = [];

  /** Asks for one `drain` at the end of this turn; a queue asks once until it was drained. */
  soon(queue: Queue): void {
    if (this.#waiting.length === 0) setImmediate(() => this.#run());
    this.#waiting.push(queue);
  }

  #run(): void {
    const queues = this.#waiting;
    this.#waiting = [];
    for (const queue of queues) queue.drain();
  }
}
