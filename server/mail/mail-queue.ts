import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { MailRefused, type Mail, type MailCarrier } from './mail-carrier.ts';

/** Waits between tries: a mail server that restarts is back within the first few, one that broke within the last. */
const WAITS_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000];
const AT_ONCE = 4;
/** A flood must not fill the memory; what is over it is dropped and said so in the log. */
const WAITING_AT_MOST = 5_000;
const CLOSE_WITHIN_MS = 3_000;

export interface MailQueueOptions {
  carrier: MailCarrier;
  clock: Clock;
  log: Log;
  /** For tests: the waits between tries. */
  waits?: readonly number[];
}

interface Queued {
  mail: Mail;
  /** After that nobody needs it: its code or link has run out. */
  until: number;
  tries: number;
}

/**
 * Mails on their way. Posting one costs the request nothing and never fails it; a mail server that is away is tried again.
 * Mails are in memory alone, because their codes and links are nowhere else written down: whoever misses one after a
 * restart asks for another.
 */
export class MailQueue {
  readonly #parts: MailQueueOptions;
  readonly #waiting: Queued[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #carrying = 0;
  #closed = false;
  #idle: (() => void)[] = [];

  constructor(parts: MailQueueOptions) {
    this.#parts = parts;
  }

  /** Takes a mail; it goes when its turn comes, as long as `forMs` is not over. */
  post(mail: Mail, forMs: number): void {
    if (this.#closed || this.#waiting.length + this.#timers.size >= WAITING_AT_MOST) {
      this.#parts.log.error({ waiting: this.#waiting.length }, 'a mail was dropped: too many are waiting');
      return;
    }
    this.#waiting.push({ mail, until: this.#parts.clock() + forMs, tries: 0 });
    // After the request's own turn, so that sending costs no answer any time.
    setImmediate(() => this.#next());
  }

  /** Settles when nothing is on its way but what waits for another try. */
  async settled(): Promise<void> {
    if (this.#carrying === 0 && this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Brings what waits, for a short while, and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    let late: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (late = setTimeout(resolve, CLOSE_WITHIN_MS)));
    await Promise.race([this.settled(), patience]);
    clearTimeout(late);
    await this.#parts.carrier.close();
  }

  #next(): void {
    while (this.#carrying < AT_ONCE) {
      const queued = this.#waiting.shift();
      if (!queued) break;
      this.#carrying += 1;
      void this.#carry(queued).finally(() => {
        this.#carrying -= 1;
        this.#next();
      });
    }
    if (this.#carrying > 0 || this.#waiting.length > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #carry(queued: Queued): Promise<void> {
    const { carrier, clock, log, waits = WAITS_MS } = this.#parts;
    if (clock() >= queued.until) return void log.warn('a mail was dropped: what it says has run out');
    try {
      await carrier.carry(queued.mail);
    } catch (error) {
      // Never the mail itself, nor what the server said of it: both name the person.
      const kind = error instanceof Error ? error.name : typeof error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      const wait = waits[queued.tries++];
      if (error instanceof MailRefused || wait === undefined || this.#closed) {
        log.error({ kind, code, tries: queued.tries }, 'a mail could not be sent and was dropped');
        return;
      }
      log.warn({ kind, code, tries: queued.tries }, 'a mail could not be sent; it is tried again');
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.#waiting.push(queued);
        this.#next();
      }, wait);
      this.#timers.add(timer);
      timer.unref();
    }
  }
}
