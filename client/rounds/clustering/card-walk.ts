/**
 * The card an arrow key leads to from another: up and down within its column, left and right to the column beside that
 * has any, as far down as it goes. Null when the key leads nowhere.
 *
 * @param columns ids of cards, column by column, from the top down
 */
export function stepOver(columns: readonly (readonly string[])[], from: string, key: string): string | null {
  const column = columns.findIndex((ids) => ids.includes(from));
  const row = columns[column]?.indexOf(from) ?? -1;
  switch (key) {
    case 'ArrowUp':
      return columns[column]?.[row - 1] ?? null;
    case 'ArrowDown':
      return columns[column]?.[row + 1] ?? null;
    case 'Home':
      return columns[column]?.[0] ?? null;
    case 'End':
      return columns[column]?.at(-1) ?? null;
    case 'ArrowLeft':
      return beside(columns.slice(0, Math.max(0, column)).reverse(), row);
    case 'ArrowRight':
      return beside(columns.slice(column + 1), row);
    default:
      return null;
  }
}

function beside(columns: readonly (readonly string[])[], row: number): string | null {
  const next = columns.find((ids) => ids.length > 0);
  return next?.[Math.min(row, next.length - 1)] ?? null;
}
