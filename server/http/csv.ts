import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';

const ROWS_AT_ONCE = 500;

/** A table as a CSV file, in pieces, with a turn of the event loop between them: a file must not hold up a vote. */
export async function* csvOf(
  columns: readonly string[],
  rows: AsyncIterable<readonly (string | null)[]>,
): AsyncGenerator<string> {
  // Without the mark, spreadsheets take UTF-8 for something else.
  yield '\uFEFF' + written([columns]);
  let some: (readonly (string | null)[])[] = [];
  for await (const row of rows) {
    some.push(row);
    if (some.length < ROWS_AT_ONCE) continue;
    yield written(some);
    some = [];
    await nextTurn();
  }
  if (some.length > 0) yield written(some);
}

/** What people typed must not become a formula in a spreadsheet. */
function written(rows: (readonly (string | null)[])[]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
}
