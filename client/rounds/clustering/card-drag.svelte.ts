/** Where cards would land: in a group, in none, in a new one, or in a new one with another card. */
export type Landing =
  { into: 'group'; id: string } | { into: 'none' } | { into: 'new' } | { into: 'pair'; with: string };

interface Drag {
  ids: readonly string[];
  text: string;
}

/** Marks on elements, for the looks of the board: where it would land, and what is being taken away. */
const OVER = 'data-over';
const TAKEN = 'data-taken';

const THRESHOLD = 6;
const EDGE = 56;
const SCROLL_STEP = 16;

/**
 * Dragging cards over a board by pointer. While it lasts nothing on the board moves: a ghost follows the pointer by a
 * transform, and the place under it is marked on its element alone, so that five hundred cards cost what five do. With a finger a card
 * is dragged by its grip, so that the rest of it scrolls.
 */
export class CardDrag {
  /** What is dragged now; null is nothing. */
  now: Drag | null = $state.raw(null);
  #ghost: HTMLElement | undefined;
  #landing: Landing | null = null;
  #over: Element | null = null;
  #at = { x: 0, y: 0 };
  #frame = 0;
  readonly #meant: (id: string) => readonly string[];
  readonly #drop: (ids: readonly string[], landing: Landing) => void;

  constructor(
    meant: (id: string) => readonly string[],
    drop: (ids: readonly string[], landing: Landing) => void,
  ) {
    this.#meant = meant;
    this.#drop = drop;
  }

  /** The element that follows the pointer. */
  readonly ghost = (element: HTMLElement): void => {
    this.#ghost = element;
    this.#place();
  };

  /** On `pointerdown` anywhere on the board. */
  start(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const card = cardAt(event.target);
    if (!card || event.button !== 0 || this.now) return;
    if (event.pointerType !== 'mouse' && !(event.target as Element).closest('[data-grip]')) return;
    const board = event.currentTarget;
    const { pointerId } = event;
    const from = { x: event.clientX, y: event.clientY };
    const move = (moved: PointerEvent): void => {
      if (moved.pointerId !== pointerId) return;
      this.#at = { x: moved.clientX, y: moved.clientY };
      if (!this.now) {
        if (Math.hypot(this.#at.x - from.x, this.#at.y - from.y) < THRESHOLD) return;
        board.setPointerCapture(pointerId);
        this.now = { ids: this.#meant(card.id), text: card.text };
        mark(board, this.now.ids, true);
      }
      moved.preventDefault();
      this.#frame ||= requestAnimationFrame(() => this.#follow());
    };
    const key = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape' || !this.now) return;
      pressed.preventDefault();
      pressed.stopPropagation();
      finish(false);
    };
    const finish = (dropped: boolean): void => {
      board.removeEventListener('pointermove', move);
      board.removeEventListener('pointerup', drop);
      board.removeEventListener('pointercancel', cancel);
      removeEventListener('keydown', key, true);
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      const drag = this.now;
      if (drag && dropped) this.#look();
      const landing = this.#landing;
      this.now = null;
      this.#markOver(null);
      this.#landing = null;
      if (!drag) return;
      mark(board, drag.ids, false);
      // The click that ends a drag selects nothing.
      board.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => board.removeEventListener('click', swallow, { capture: true }), 50);
      if (dropped && landing) this.#drop(drag.ids, landing);
    };
    const drop = (): void => finish(true);
    const cancel = (): void => finish(false);
    board.addEventListener('pointermove', move);
    board.addEventListener('pointerup', drop);
    board.addEventListener('pointercancel', cancel);
    addEventListener('keydown', key, true);
  }

  #follow(): void {
    this.#frame = 0;
    if (!this.now) return;
    this.#place();
    const pane = this.#look();
    if (pane && this.#scroll(pane)) this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #place(): void {
    if (this.#ghost) this.#ghost.style.transform = `translate(${this.#at.x + 8}px, ${this.#at.y + 8}px)`;
  }

  /** Looks up what is under the pointer; answers the pane that it is in. */
  #look(): Element | null {
    const under = document.elementFromPoint(this.#at.x, this.#at.y);
    const place = placeAt(under, this.now?.ids ?? []);
    this.#landing = place?.landing ?? null;
    this.#markOver(place?.element ?? null);
    return under?.closest('[data-pane]') ?? null;
  }

  #markOver(element: Element | null): void {
    if (element === this.#over) return;
    this.#over?.removeAttribute(OVER);
    element?.setAttribute(OVER, '');
    this.#over = element;
  }

  #scroll(pane: Element): boolean {
    const box = pane.getBoundingClientRect();
    const step =
      this.#at.y < box.top + EDGE ? -SCROLL_STEP : this.#at.y > box.bottom - EDGE ? SCROLL_STEP : 0;
    const before = pane.scrollTop;
    if (step !== 0) pane.scrollTop += step;
    return pane.scrollTop !== before;
  }
}

function placeAt(
  under: Element | null,
  dragged: readonly string[],
): { landing: Landing; element: Element } | null {
  const element = under?.closest<HTMLElement>('[data-drop]');
  if (!element) return null;
  const [into, id = ''] = (element.dataset['drop'] ?? '').split(' ');
  if (into === 'group') return { landing: { into, id }, element };
  if (into === 'new') return { landing: { into }, element };
  const card = cardAt(under);
  return card && !dragged.includes(card.id)
    ? { landing: { into: 'pair', with: card.id }, element: card.element }
    : { landing: { into: 'none' }, element };
}

function cardAt(target: EventTarget | null): { id: string; text: string; element: Element } | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null;
  const id = element?.dataset['card'];
  return element && id ? { id, text: element.textContent.trim(), element } : null;
}

function mark(board: Element, ids: readonly string[], taken: boolean): void {
  for (const id of ids) board.querySelector(`[data-card="${id}"]`)?.toggleAttribute(TAKEN, taken);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
