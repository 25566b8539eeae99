import { openRound } from '../../sessions/decision.ts';
import type { SessionState } from '../../sessions/state.ts';

/** A timer of the machine holds at most so many milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** Watches the open round's timer and says when it ran out. The clock is the session's, not the machine's timer. */
export class Ticker {
  readonly #ranOut: (roundId: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #until: number | null = null;

  constructor(ranOut: (roundId: string) => void) {
    this.#ranOut = ranOut;
  }

  /** Is a timer running? */
  get running(): boolean {
    return this.#until !== null;
  }

  /** Looks at the state again, after something may have set, halted or taken away a timer. */
  watch(state: SessionState, now: number): void {
    const round = openRound(state);
    const until = round?.timer?.running === true ? round.timer.endsAt : null;
    if (until === this.#until) return;
    this.stop();
    if (!round || until === null) return;
    this.#until = until;
    this.#timer = setTimeout(
      () => {
        this.#until = null;
        this.#ranOut(round.id);
      },
      Math.min(LONGEST, Math.max(0, until - now)),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#until = null;
  }
}
