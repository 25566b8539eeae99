import type { Answer } from '../api.ts';

/**
 * Does things that ask for a recent proof of who one is: when the server wants one, the page asks for the password and
 * does the thing again.
 */
export class Proof {
  /** The dialog for the password is open. */
  asked = $state(false);
  #resolve: ((proven: boolean) => void) | null = null;

  /** What came of it; null when its owner thought better of it. */
  async run<T>(thing: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
    const answer = await thing();
    if (answer.ok || answer.problem.code !== 'proof-of-owner-required') return answer;
    return (await this.#ask()) ? thing() : null;
  }

  answer(proven: boolean): void {
    const resolve = this.#resolve;
    this.#resolve = null;
    this.asked = false;
    resolve?.(proven);
  }

  #ask(): Promise<boolean> {
    this.answer(false);
    this.asked = true;
    return new Promise((resolve) => (this.#resolve = resolve));
  }
}
