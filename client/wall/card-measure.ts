/** What of a card decides its height. */
export interface Measurable {
  id: string;
  text: string;
  /** What follows the text, quieter. */
  note: string;
}

interface Measured {
  text: string;
  note: string;
  height: number;
}

/**
 * Measures how high cards become, in a box that nobody sees. Every card is measured once per width and size of text:
 * all that are new are put in, then all are read, so that the browser lays the page out once and not per card.
 */
export class CardMeasure {
  readonly #box: HTMLElement;
  readonly #known = new Map<string, Map<string, Measured>>();

  /** @param box an element in which `.card` is styled as on the stage */
  constructor(box: HTMLElement) {
    this.#box = box;
  }

  /** Another size of the wall, or another type face: nothing measured so far holds. */
  forget(): void {
    this.#known.clear();
  }

  /** Heights of the cards, in pixels. */
  heights(cards: readonly Measurable[], width: number, textSize: number): number[] {
    const key = `${width} ${textSize}`;
    const known = this.#known.get(key) ?? new Map<string, Measured>();
    this.#known.set(key, known);
    const fresh: { card: Measurable; element: HTMLElement }[] = [];
    for (const card of cards) {
      const measured = known.get(card.id);
      if (measured?.text === card.text && measured.note === card.note) continue;
      fresh.push({ card, element: probe(card, width, textSize) });
    }
    if (fresh.length > 0) {
      this.#box.replaceChildren(...fresh.map(({ element }) => element));
      for (const { card, element } of fresh)
        known.set(card.id, { text: card.text, note: card.note, height: element.offsetHeight });
      this.#box.replaceChildren();
    }
    return cards.map((card) => known.get(card.id)?.height ?? 0);
  }
}

function probe({ text, note }: Measurable, width: number, textSize: number): HTMLElement {
  const card = document.createElement('div');
  card.className = 'card';
  card.style.width = `${width}px`;
  card.style.fontSize = `${textSize}px`;
  const words = document.createElement('p');
  words.className = 'words';
  words.textContent = text;
  if (note !== '') {
    const after = document.createElement('span');
    after.className = 'note';
    after.textContent = `– ${note}`;
    words.append(' ', after);
  }
  card.append(words);
  return card;
}
