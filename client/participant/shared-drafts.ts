/** Long enough that a team sees words and not letters come in, short enough to follow. */
const REST = 400;

/** Drafts of teams on their way to the others: sent when the typing rests, the last one only. */
export class SharedDrafts {
  readonly #send: (roundId: string, draft: unknown) => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(send: (roundId: string, draft: unknown) => void) {
    this.#send = send;
  }

  share(roundId: string, draft: unknown): void {
    this.drop(roundId);
    this.#timers.set(
      roundId,
      setTimeout(() => {
        this.#timers.delete(roundId);
        this.#send(roundId, draft);
      }, REST),
    );
  }

  /** What was not sent yet is not sent any more: something else takes its place. */
  drop(roundId: string): void {
    clearTimeout(this.#timers.get(roundId));
    this.#timers.delete(roundId);
  }

  close(): void {
    for (const roundId of [...this.#timers.keys()]) this.drop(roundId);
  }
}
