/** A tile of a page, in shares of its width and height. */
export interface Tile {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Width by height that a tile with lines of text in it should have. */
const BEST_SHAPE = 1.1;

/**
 * Fills a rectangle with tiles, in rows and in their order, each as large as its weight: an ordered treemap by strips
 * (Bederson, Shneiderman & Wattenberg 2002). Keeping the order keeps every tile about where it was while weights grow.
 *
 * @param ratio width by height of the whole
 * @param least shares of width and height that no tile goes below, as far as the others allow it
 */
export function strips(
  weights: readonly number[],
  ratio: number,
  least: { width: number; height: number },
): Tile[] {
  let best: Tile[] = [];
  let smallest = Infinity;
  for (let rows = 1; rows <= weights.length; rows += 1) {
    const tiles = inRows(weights, rows, least);
    const worst = Math.max(
      ...tiles.map(
        ({ width, height }) =>
          Math.abs(Math.log((width * ratio) / height / BEST_SHAPE)) +
          (width < least.width - 1e-9 || height < least.height - 1e-9 ? 10 : 0),
      ),
    );
    if (worst < smallest) [best, smallest] = [tiles, worst];
  }
  return best;
}

/** The tiles in so many rows of about the same weight. */
function inRows(weights: readonly number[], rows: number, least: { width: number; height: number }): Tile[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const tiles: Tile[] = [];
  const most = least.width > 0 ? Math.floor(1 / least.width) : weights.length;
  const made = rowsOf(weights, rows, total, most);
  const lowest = made.length * least.height < 1 ? least.height : 0;
  let y = 0;
  for (const row of made) {
    const sum = row.reduce((all, weight) => all + weight, 0);
    const height = lowest + (1 - made.length * lowest) * (sum / total);
    const narrowest = row.length * least.width < 1 ? least.width : 0;
    let x = 0;
    for (const weight of row) {
      const width = narrowest + (1 - row.length * narrowest) * (weight / sum);
      tiles.push({ x, y, width, height });
      x += width;
    }
    y += height;
  }
  return tiles;
}

/** Rows of about the same weight, none empty and none of more than so many tiles if that can be. */
function rowsOf(weights: readonly number[], rows: number, total: number, most: number): number[][] {
  const made: number[][] = [];
  let row: number[] = [];
  let filled = 0;
  for (const [at, weight] of weights.entries()) {
    const left = weights.length - at;
    const rowsLeft = rows - made.length - 1;
    const due = (total * (made.length + 1)) / rows;
    const full = row.length >= most || filled + weight / 2 > due || left <= rowsLeft;
    if (row.length > 0 && rowsLeft > 0 && full && left <= rowsLeft * Math.max(most, 1)) {
      made.push(row);
      row = [];
    }
    row.push(weight);
    filled += weight;
  }
  if (row.length > 0) made.push(row);
  return made;
}
