import type { Log } from '../platform/log.ts';

/** Long enough that the work of one request never falls together with the next request's answer on purpose. */
const TICK_MS = 250;
const WAITING_AT_MOST = 5_000;

/**
 * Work that a request causes and does not wait for. It begins at the next tick of a clock that knows no requests, so
 * that how long an answer takes says nothing about whether there was anything to do (PL-15).
 */
export class LaterWork {
  readonly #log: Log;
  readonly #tick: number;
  #jobs: (() => Promise<void>)[] = [];
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(log: Log, tick = TICK_MS) {
    this.#log = log;
    this.#tick = tick;
  }

  /** Takes a job; in a flood the newest are let go. */
  add(job: () => Promise<void>): void {
    if (this.#jobs.length >= WAITING_AT_MOST) return;
    this.#jobs.push(job);
    this.#timer ??= setTimeout(() => this.#run(), this.#tick);
  }

  /** Does what waits now, and settles when it is done. */
  async settled(): Promise<void> {
    while (this.#timer) {
      this.#run();
      await this.#running;
    }
    await this.#running;
  }

  #run(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const jobs = this.#jobs;
    this.#jobs = [];
    this.#running = this.#running.then(() => this.#do(jobs));
  }

  async #do(jobs: readonly (() => Promise<void>)[]): Promise<void> {
    for (const job of jobs)
      try {
        await job();
      } catch (error) {
        this.#log.error({ err: error }, 'work after a request failed');
      }
  }
}
