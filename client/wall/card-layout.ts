/** Where a card lies on its page; `index` is its place in the list of cards. */
export interface Placed {
  index: number;
  x: number;
  y: number;
  height: number;
}

export interface CardStep {
  columns: number;
  /** In em of the smallest text of the wall. */
  text: number;
}

/** From the grandest to the tightest; the last ones differ in how well they suit long or short texts. */
export const CARD_STEPS: readonly CardStep[] = [
  { columns: 2, text: 1.6 },
  { columns: 2, text: 1.35 },
  { columns: 3, text: 1.35 },
  { columns: 3, text: 1.15 },
  { columns: 4, text: 1 },
  { columns: 3, text: 1 },
  { columns: 2, text: 1 },
];
/** Steps to choose from when one page is not enough: all in the smallest text. */
const PAGED_FROM = 4;

export interface Stage {
  width: number;
  height: number;
  gap: number;
}

export interface CardLayout {
  step: CardStep;
  cardWidth: number;
  pages: Placed[][];
}

/** Width of a card when a stage is split into columns. */
export function cardWidthOf({ width, gap }: Stage, columns: number): number {
  return Math.max(0, (width - gap * (columns - 1)) / columns);
}

/**
 * The grandest layout in which all cards fit on one page; else, in the smallest text, the one with the fewest pages.
 * Cards keep their order and are only ever added below what is there, so that nobody loses the card they read.
 *
 * @param heights the heights of all cards in a step, as measured
 */
export function layCards(
  count: number,
  stage: Stage,
  heights: (step: CardStep, cardWidth: number) => readonly number[],
): CardLayout {
  let best: CardLayout | null = null;
  // Very many cards do not fit in large steps: not measuring them there saves work.
  const likely = CARD_STEPS.filter((step, at) => at >= PAGED_FROM || count <= 14 * step.columns);
  for (const step of likely) {
    const cardWidth = cardWidthOf(stage, step.columns);
    const measured = heights(step, cardWidth);
    const pages = pagesOf(count, stage, step.columns, cardWidth, measured);
    const whole = measured.every((height) => height <= stage.height);
    if (pages.length <= 1 && whole) return { step, cardWidth, pages };
    if (CARD_STEPS.indexOf(step) < PAGED_FROM) continue;
    const last = CARD_STEPS.indexOf(step) === CARD_STEPS.length - 1;
    if ((whole || (last && !best)) && (!best || pages.length < best.pages.length))
      best = { step, cardWidth, pages };
  }
  return best ?? { step: { columns: 1, text: 1 }, cardWidth: stage.width, pages: [] };
}

/** Pages a card may still go to: with more, a card would land too far from its neighbours in time. */
const OPEN_PAGES = 2;

function pagesOf(
  count: number,
  stage: Stage,
  columns: number,
  cardWidth: number,
  heights: readonly number[],
): Placed[][] {
  const pages: { placed: Placed[]; filled: number[] }[] = [];
  for (let index = 0; index < count; index++) {
    const height = Math.min(heights[index] ?? 0, stage.height);
    const fits = ({ filled }: { filled: number[] }): boolean => Math.min(...filled) + height <= stage.height;
    let page = pages.slice(-OPEN_PAGES).find(fits);
    if (!page) pages.push((page = { placed: [], filled: new Array<number>(columns).fill(0) }));
    const y = Math.min(...page.filled);
    const column = page.filled.indexOf(y);
    page.placed.push({ index, x: column * (cardWidth + stage.gap), y, height });
    page.filled[column] = y + height + stage.gap;
  }
  return pages.map(({ placed }) => placed);
}
