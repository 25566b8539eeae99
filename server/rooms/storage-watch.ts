import type { Journal } from '../journal/journal.ts';
import type { Log } from '../platform/log.ts';

const PROBE_MS = 500;

/** Watches over a disk that was found full: tries for real, and tells every room that waits when it takes writes again. */
export class StorageWatch {
  readonly #journal: Journal;
  readonly #log: Log;
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(journal: Journal, log: Log) {
    this.#journal = journal;
    this.#log = log;
  }

  /** Is the disk known to be full? */
  get full(): boolean {
    return this.#timer !== undefined;
  }

  /** Calls back once when the disk takes writes again. */
  onWritable(listener: () => void): void {
    this.#waiting.push(listener);
    if (this.#timer !== undefined) return;
    this.#log.error('the disk takes no more writes: rooms are read-only until it does');
    this.#timer = setInterval(() => void this.#probe(), PROBE_MS);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  async #probe(): Promise<void> {
    try {
      if (!(await this.#journal.isWritable())) return;
    } catch (error) {
      this.#log.error({ err: error }, 'the disk could not be tried');
      return;
    }
    const listeners = this.#waiting;
    this.close();
    this.#log.info('the disk takes writes again');
    for (const listener of listeners) listener();
  }
}
