/** A question asked once before something that cannot be taken back. */
export interface Question {
  title: string;
  /** What will happen, in words. */
  text: string;
  /** The words on the button that does it. */
  action: string;
  /** Nothing is lost by it: then the button does not warn. */
  harmless?: boolean;
}

/** Asks one question at a time in a dialog of the page. */
export class Questions {
  asked = $state.raw<Question | null>(null);
  #resolve: ((yes: boolean) => void) | null = null;

  ask(question: Question): Promise<boolean> {
    this.answer(false);
    this.asked = question;
    return new Promise((resolve) => (this.#resolve = resolve));
  }

  answer(yes: boolean): void {
    const resolve = this.#resolve;
    this.#resolve = null;
    this.asked = null;
    resolve?.(yes);
  }
}
