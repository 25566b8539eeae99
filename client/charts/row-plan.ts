/**
 * How the rows of a chart share the height there is. On a wall nothing may scroll and nothing may be too small to
 * read from the back of the room, so rows first give up their size, in steps, and then some of them wait for
 * another page. Every length is in em of the smallest text the place allows.
 */
export interface RowPlan {
  /** `stacked`: name above the bar; `beside`: name left of it. */
  layout: 'stacked' | 'beside';
  text: number;
  /** Thickness of the bar. */
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
export interface RowStep extends Pick<RowPlan, 'layout' | 'text' | 'bar' | 'gap'> {
  /** Part of the width that names get. */
  names: number;
  /** Lines a name may take at most in this step. */
  most: number;
}

/** From the grandest to the tightest. */
export type RowSteps = readonly [RowStep, ...RowStep[]];

/** Rows of one bar each. */
export const BAR_STEPS: RowSteps = [
  { layout: 'stacked', text: 1.6, bar: 1.6, gap: 0.8, names: 0.72, most: 2 },
  { layout: 'stacked', text: 1.35, bar: 1.2, gap: 0.6, names: 0.72, most: 2 },
  { layout: 'beside', text: 1.35, bar: 1.4, gap: 0.5, names: 0.4, most: 1 },
  { layout: 'beside', text: 1.15, bar: 1.15, gap: 0.4, names: 0.4, most: 2 },
  { layout: 'beside', text: 1, bar: 1, gap: 0.3, names: 0.4, most: 2 },
  { layout: 'stacked', text: 1, bar: 0.5, gap: 0.35, names: 0.72, most: 4 },
];

/** Rows of a small chart and figures each. */
export const CHART_STEPS: RowSteps = [
  { layout: 'beside', text: 1.35, bar: 3.2, gap: 0.8, names: 0.36, most: 2 },
  { layout: 'beside', text: 1.15, bar: 2.5, gap: 0.6, names: 0.36, most: 2 },
  { layout: 'beside', text: 1, bar: 1.8, gap: 0.45, names: 0.36, most: 2 },
  { layout: 'stacked', text: 1, bar: 1.5, gap: 0.5, names: 0.98, most: 4 },
];

const LEADING = 1.2;
/** Between a name and the bar below it. */
const UNDER_NAME = 0.15;
/** Mean width of a letter, with room to spare for capitals and wide letters. */
const LETTER = 0.54;

/** Rough length of a text in letters of a Latin alphabet: ideographs and emoji take two. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (const character of text) letters += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return letters;
}

/** The grandest plan in which all rows fit; when none does, the tightest with as many rows a page as fit. */
export function planRows(steps: RowSteps, count: number, longestName: number, room: Room): RowPlan {
  // No height yet: the page is still being laid out.
  if (!(room.height > 0)) return planOf(steps[0], longestName, room, count);
  let plan = planOf(steps[0], longestName, room, count);
  for (const step of steps) {
    plan = planOf(step, longestName, room, count);
    if (linesOf(step, longestName, room) <= step.most && heightOf(plan, count) <= room.height) return plan;
  }
  return {
    ...plan,
    perPage: Math.max(1, Math.floor((room.height + plan.gap) / (rowHeight(plan) + plan.gap))),
  };
}

function linesOf({ names, text }: RowStep, longestName: number, { width }: Room): number {
  return width > 0 ? Math.max(1, Math.ceil((longestName * LETTER * text) / (width * names))) : 1;
}

function planOf(step: RowStep, longestName: number, room: Room, perPage: number): RowPlan {
  const { layout, text, bar, gap, most } = step;
  const lines = Math.min(most, linesOf(step, longestName, room));
  return { layout, text, bar, gap, lines, perPage: Math.max(1, perPage) };
}

/** Height of one row, without the gap to the next. */
export function rowHeight({ layout, text, bar, lines }: RowPlan): number {
  const name = lines * text * LEADING;
  return layout === 'stacked' ? name + UNDER_NAME + bar : Math.max(name, bar);
}

function heightOf(plan: RowPlan, rows: number): number {
  return rows * (rowHeight(plan) + plan.gap) - plan.gap;
}
