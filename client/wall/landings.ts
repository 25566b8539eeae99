/** How long a card counts as landing, milliseconds: a little longer than the motion. */
const LANDING = 600;

/** Which cards have just come in. Those that were there when the wall opened have not landed. */
export class Landings {
  readonly #since = new Map<string, number>();

  /** Takes note of the cards there are now. */
  note(ids: readonly string[], now: number): void {
    const opening = this.#since.size === 0;
    for (const id of ids)
      if (!this.#since.has(id)) this.#since.set(id, opening ? Number.NEGATIVE_INFINITY : now);
  }

  isLanding(id: string, now: number): boolean {
    return now - (this.#since.get(id) ?? Number.NEGATIVE_INFINITY) < LANDING;
  }
}
