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
/** For a few cards that are all there: below each other while they fit. */
export const STILL_STEPS: readonly CardStep[] = [
  { columns: 1, text: 1.9 },
  { columns: 1, text: 1.6 },
  ...CARD_STEPS,
];
/** Size of text in which cards may go over several pages. */
const SMALLEST = 1;
/** More cards than this in a column do not fit in a larger text: measuring them there would be work for nothing. */
const MOST_PER_COLUMN = 14;
/** From here on some of the cards tell which step suits them: measuring a thousand three times over takes a moment that is felt. */
export const MOST_JUDGED = 200;

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
 * @param steps what to try, from the grandest to the tightest
 * @param heights the heights of all cards in a step, as measured, or of some that stand for very many: always the same
 * ones, so that no card that comes later changes the step
 */
export function layCards(
  steps: readonly CardStep[],
  count: number,
  stage: Stage,
  heights: (step: CardStep, cardWidth: number, of: 'all' | 'some') => readonly number[],
): CardLayout {
  const layouts = steps.filter((step) => step.text === SMALLEST || count <= MOST_PER_COLUMN * step.columns);
  const very = count > MOST_JUDGED;
  let best: (CardLayout & { whole: boolean }) | null = null;
  for (const step of layouts) {
    const cardWidth = cardWidthOf(stage, step.columns);
    const measured = heights(step, cardWidth, very ? 'some' : 'all');
    const pages = pagesOf(stage, step.columns, cardWidth, measured);
    const whole = measured.every((height) => height <= stage.height);
    const layout = { step, cardWidth, pages, whole };
    if (whole && !very && pages.length <= 1) return layout;
    if (step.text === SMALLEST && (!best || better(layout, best))) best = layout;
  }
  if (best && very) {
    const { step, cardWidth } = best;
    return {
      step,
      cardWidth,
      pages: pagesOf(stage, step.columns, cardWidth, heights(step, cardWidth, 'all')),
    };
  }
  return best ?? { step: { columns: 1, text: SMALLEST }, cardWidth: stage.width, pages: [] };
}

/** Uncut cards first, then fewer pages. */
function better(a: { pages: unknown[]; whole: boolean }, b: { pages: unknown[]; whole: boolean }): boolean {
  return a.whole === b.whole ? a.pages.length < b.pages.length : a.whole;
}

/** Pages a card may still go to: with more, a card would land too far from its neighbours in time. */
const OPEN_PAGES = 2;

function pagesOf(stage: Stage, columns: number, cardWidth: number, heights: readonly number[]): Placed[][] {
  const pages: { placed: Placed[]; filled: number[] }[] = [];
  for (const [index, measured] of heights.entries()) {
    const height = Math.min(measured, stage.height);
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
