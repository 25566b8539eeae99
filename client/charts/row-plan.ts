/**
 * How the rows of a chart share the height there is. On a wall nothing may scroll and nothing may be too small to
 * read from the back of the room, so rows first give up their size, in steps, and then some of them wait for
 * another page. Every length is in em of the smallest text the place allows.
 */
export interface RowPlan {
  /** `stacked`: name above the bar; `beside`: name left of it. */
  layout: 'stacked' | 'beside';
  text: number;
  /** Thickness of the bar, or height of the chart in a row. */
  bar: number;
  gap: number;
  /** Lines a name may take; the rest is cut with an ellipsis. */
  lines: number;
  perPage: number;
}

export interface Room {
  width: number;
  height: number;
}

/** One way to lay out rows; `planRows` tries them in order. */
export interface RowStep extends Pick<RowPlan, 'layout' | 'text' | 'gap'> {
  /** The thinnest bar that still looks well, and the thickest. */
  bar: readonly [least: number, most: number];
  /** Part of the width that names get. */
  names: number;
  /** Lines a name may take at most in this step. */
  lines: number;
}

/** From the grandest to the tightest. */
export type RowSteps = readonly [RowStep, ...RowStep[]];

/** Rows of one bar each. */
export const BAR_STEPS: RowSteps = [
  { layout: 'stacked', text: 1.6, bar: [1, 2.4], gap: 0.7, names: 0.7, lines: 1 },
  { layout: 'stacked', text: 1.35, bar: [0.8, 2], gap: 0.55, names: 0.7, lines: 2 },
  { layout: 'beside', text: 1.35, bar: [1.2, 2], gap: 0.45, names: 0.46, lines: 1 },
  { layout: 'stacked', text: 1.15, bar: [0.65, 1.6], gap: 0.45, names: 0.72, lines: 2 },
  { layout: 'beside', text: 1.15, bar: [1, 1.8], gap: 0.35, names: 0.46, lines: 1 },
  { layout: 'stacked', text: 1, bar: [0.55, 1.4], gap: 0.35, names: 0.74, lines: 3 },
  { layout: 'beside', text: 1, bar: [0.9, 1.6], gap: 0.22, names: 0.48, lines: 1 },
  { layout: 'stacked', text: 1, bar: [0.45, 1], gap: 0.3, names: 0.74, lines: 4 },
];

/** Rows of a small chart and figures each. */
export const CHART_STEPS: RowSteps = [
  { layout: 'beside', text: 1.35, bar: [2, 3.6], gap: 0.7, names: 0.4, lines: 2 },
  { layout: 'beside', text: 1.15, bar: [1.8, 3], gap: 0.5, names: 0.4, lines: 2 },
  { layout: 'beside', text: 1, bar: [1.5, 2.6], gap: 0.35, names: 0.4, lines: 3 },
  { layout: 'stacked', text: 1, bar: [1.4, 2.2], gap: 0.45, names: 0.98, lines: 4 },
];

const LEADING = 1.2;
/** Between a name and the bar below it. */
const UNDER_NAME = 0.12;
/** Mean width of a letter; a name that turns out wider is cut with an ellipsis. */
const LETTER = 0.51;

/** Rough length of a text in letters of a Latin alphabet: ideographs and emoji take two. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (const character of text) letters += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return letters;
}

/** Lines that so many letters take, at a size and in a width in em. */
export function linesFor(letters: number, size: number, width: number): number {
  return width > 0 ? Math.max(1, Math.ceil((letters * LETTER * size) / width)) : 1;
}

/** The grandest plan in which all rows fit; when none does, the tightest with as many rows a page as fit. */
export function planRows(steps: RowSteps, count: number, longestName: number, room: Room): RowPlan {
  let [step] = steps;
  // No height yet: the page is still being laid out.
  if (!(room.height > 0)) return planOf(step, longestName, room, count, count);
  for (step of steps) {
    const wanted = linesFor(longestName, step.text, room.width * step.names);
    if (wanted <= step.lines && rowsThatFit(step, wanted, room.height) >= count)
      return planOf(step, longestName, room, count, count);
  }
  const lines = Math.min(step.lines, linesFor(longestName, step.text, room.width * step.names));
  const perPage = Math.max(1, rowsThatFit(step, lines, room.height));
  return planOf(step, longestName, room, perPage, perPage);
}

function rowsThatFit(step: RowStep, lines: number, height: number): number {
  return Math.floor((height + step.gap) / (rowHeight(step, lines, step.bar[0]) + step.gap));
}

/** The step with bars as thick as the room allows for so many rows. */
function planOf(step: RowStep, longestName: number, room: Room, rows: number, perPage: number): RowPlan {
  const { layout, text, gap, bar } = step;
  const lines = Math.min(step.lines, linesFor(longestName, text, room.width * step.names));
  const share = room.height > 0 ? (room.height + gap) / Math.max(1, rows) - gap : Number.POSITIVE_INFINITY;
  const left = layout === 'stacked' ? share - rowHeight(step, lines, 0) : share;
  const [least, most] = bar;
  return {
    layout,
    text,
    gap,
    lines,
    bar: Math.min(most, Math.max(least, left)),
    perPage: Math.max(1, perPage),
  };
}

function rowHeight({ layout, text }: RowStep, lines: number, bar: number): number {
  const name = lines * text * LEADING;
  return layout === 'stacked' ? name + UNDER_NAME + bar : Math.max(name, bar);
}
