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
 * @param narrowest share of the width that no tile goes below, as far as the others in its row allow it
 */
export function strips(weights: readonly number[], ratio: number, narrowest: number): Tile[] {
  let best: Tile[] = [];
  let least = Infinity;
  for (let rows = 1; rows <= weights.length; rows += 1) {
    const tiles = inRows(weights, rows, narrowest);
    const worst = Math.max(
      ...tiles.map(
        ({ width, height }) =>
          Math.abs(Math.log((width * ratio) / height / BEST_SHAPE)) + (width < narrowest - 1e-9 ? 10 : 0),
      ),
    );
    if (worst < least) [best, least] = [tiles, worst];
  }
  return best;
}

/** The tiles in so many rows of about the same weight. */
function inRows(weights: readonly number[], rows: number, narrowest: number): Tile[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const tiles: Tile[] = [];
  let y = 0;
  for (const row of rowsOf(weights, rows, total)) {
    const sum = row.reduce((all, weight) => all + weight, 0);
    const height = sum / total;
    const least = row.length * narrowest < 1 ? narrowest : 0;
    let x = 0;
    for (const weight of row) {
      const width = least + (1 - row.length * least) * (weight / sum);
      tiles.push({ x, y, width, height });
      x += width;
    }
    y += height;
  }
  return tiles;
}

function rowsOf(weights: readonly number[], rows: number, total: number): number[][] {
  const made: number[][] = [];
  let row: number[] = [];
  let filled = 0;
  for (const [at, weight] of weights.entries()) {
    const left = weights.length - at;
    const due = (total * (made.length + 1)) / rows;
    // A row ends where it is full, but never so late that a later one would be empty.
    if (
      row.length > 0 &&
      made.length < rows - 1 &&
      (filled + weight / 2 > due || left < rows - made.length)
    ) {
      made.push(row);
      row = [];
    }
    row.push(weight);
    filled += weight;
  }
  if (row.length > 0) made.push(row);
  return made;
}
