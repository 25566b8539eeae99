/** A row while it is dragged: where it came from, where it would land, and how far the pointer moved it. */
interface Drag {
  id: string;
  from: number;
  to: number;
  by: number;
}

const EDGE = 48;
const SCROLL_STEP = 14;

/**
 * Reordering a list by pointer. Rows are measured once when a drag starts; while it lasts, the dragged row follows the
 * pointer and the others make room by transforms alone, so that nothing in the document moves until it is dropped.
 */
export class DragOrder {
  #drag: Drag | null = $state.raw(null);
  #rows: { top: number; height: number }[] = [];
  #startY = 0;
  #lastY = 0;
  #scroller: Element | null = null;
  #startScroll = 0;
  #scrolling = 0;
  readonly #drop: (id: string, to: number) => void;

  constructor(drop: (id: string, to: number) => void) {
    this.#drop = drop;
  }

  get dragged(): string | null {
    return this.#drag?.id ?? null;
  }

  /** How far a row is moved now, in pixels. */
  shift(id: string, at: number): number {
    const drag = this.#drag;
    if (!drag) return 0;
    if (drag.id === id) return drag.by;
    const height = this.#rows[drag.from]?.height ?? 0;
    if (at > drag.from && at <= drag.to) return -height;
    if (at < drag.from && at >= drag.to) return height;
    return 0;
  }

  /** Starts on a grip's `pointerdown`; `list` holds one element per row. */
  start(event: PointerEvent, id: string, from: number, list: Element): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    const grip = event.currentTarget;
    this.#rows = [...list.children].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return { top, height };
    });
    this.#scroller = scrollerOf(list);
    this.#startScroll = this.#scroller?.scrollTop ?? 0;
    this.#startY = this.#lastY = event.clientY;
    this.#drag = { id, from, to: from, by: 0 };
    grip.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => this.#move(moved.clientY);
    const key = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return;
      pressed.preventDefault();
      pressed.stopPropagation();
      finish(false);
    };
    const finish = (dropped: boolean): void => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', drop);
      grip.removeEventListener('pointercancel', cancel);
      removeEventListener('keydown', key, true);
      cancelAnimationFrame(this.#scrolling);
      this.#scrolling = 0;
      const drag = this.#drag;
      this.#drag = null;
      if (dropped && drag && drag.to !== drag.from) this.#drop(drag.id, drag.to);
    };
    const drop = (): void => finish(true);
    const cancel = (): void => finish(false);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', drop);
    grip.addEventListener('pointercancel', cancel);
    addEventListener('keydown', key, true);
  }

  #move(y: number): void {
    this.#lastY = y;
    const drag = this.#drag;
    const row = drag && this.#rows[drag.from];
    if (!row) return;
    const by = y - this.#startY + ((this.#scroller?.scrollTop ?? 0) - this.#startScroll);
    const middle = row.top + row.height / 2 + by;
    let to = this.#rows.findIndex(({ top, height }) => middle < top + height);
    if (to === -1) to = this.#rows.length - 1;
    this.#drag = { ...drag, to, by };
    this.#scrolling ||= requestAnimationFrame(() => this.#scrollAtEdge());
  }

  /** Scrolls on while the pointer rests near an edge of the list's pane. */
  #scrollAtEdge(): void {
    this.#scrolling = 0;
    const scroller = this.#scroller;
    if (!scroller || !this.#drag) return;
    const box =
      scroller === document.scrollingElement
        ? { top: 0, bottom: innerHeight }
        : scroller.getBoundingClientRect();
    const step =
      this.#lastY < box.top + EDGE ? -SCROLL_STEP : this.#lastY > box.bottom - EDGE ? SCROLL_STEP : 0;
    const before = scroller.scrollTop;
    if (step !== 0) scroller.scrollTop += step;
    if (scroller.scrollTop !== before) this.#move(this.#lastY);
  }
}

function scrollerOf(element: Element): Element | null {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement;
}
