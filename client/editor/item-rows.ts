import { ITEM_LENGTH, MAX_ITEMS } from '../../sessions/rounds/items.ts';

/** One line of a list of items as it is typed: it may still be empty, which an item may not. */
export interface ItemRow {
  id: string;
  text: string;
}

/** The items in the rows that have text. */
export function itemsIn(rows: readonly ItemRow[]): ItemRow[] {
  return rows.filter(({ text }) => text.trim() !== '').map(({ id, text }) => ({ id, text }));
}

/**
 * Rows after pasting a text of several lines at a place in a row: the first line joins what stands before the cursor,
 * the last what stands behind it. Bullets and numbers that start a line of a list are left out.
 */
export function pasted(
  rows: readonly ItemRow[],
  at: number,
  selection: { start: number; end: number },
  text: string,
  newId: () => string,
): { rows: ItemRow[]; leftOut: number } {
  const row = rows[at];
  const lines = text
    .split(/\r\n|\r|\n/)
    .map(withoutBullet)
    .filter((line) => line !== '');
  const [first, ...rest] = lines;
  if (!row || first === undefined) return { rows: [...rows], leftOut: 0 };
  const before = row.text.slice(0, selection.start);
  const behind = row.text.slice(selection.end);
  const texts = [before + first, ...rest];
  texts[texts.length - 1] += behind;
  const made = texts.map((line, place) => ({
    id: place === 0 ? row.id : newId(),
    text: line.slice(0, ITEM_LENGTH),
  }));
  const all = [...rows.slice(0, at), ...made, ...rows.slice(at + 1)];
  // Empty rows give way before anything that was pasted is left out.
  const kept = all.length > MAX_ITEMS ? all.filter((other) => other.text.trim() !== '') : all;
  return { rows: kept.slice(0, MAX_ITEMS), leftOut: Math.max(0, kept.length - MAX_ITEMS) };
}

function withoutBullet(line: string): string {
  return line.trim().replace(/^(?:[-*•–]|\d{1,3}[.)])\s+/, '');
}
