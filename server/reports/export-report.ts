import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Report } from '../../sessions/report.ts';
import { COLUMNS, reportRows, type Row } from './report-rows.ts';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface Export {
  type: string;
  fileName: string;
  /** In pieces, with a turn of the event loop between them: an export must not hold up a vote. */
  pieces: AsyncIterable<string>;
}

const ROWS_AT_ONCE = 500;

/** A report as a file: the same report gives the same bytes. */
export function exportOf(report: Report, format: ExportFormat): Export {
  const fileName = `${fileNameOf(report)}.${format}`;
  switch (format) {
    case 'csv':
      return { type: 'text/csv; charset=utf-8', fileName, pieces: csvPieces(report) };
    case 'json':
      return { type: 'application/json; charset=utf-8', fileName, pieces: jsonPieces(report) };
  }
}

async function* jsonPieces(report: Report): AsyncGenerator<string> {
  yield JSON.stringify(report, null, 2);
  yield '\n';
}

async function* csvPieces(report: Report): AsyncGenerator<string> {
  // Without the mark, spreadsheets take UTF-8 for something else.
  yield '\uFEFF' + csv([[...COLUMNS]]);
  let rows: Row[] = [];
  for (const row of reportRows(report)) {
    rows.push(row);
    if (rows.length < ROWS_AT_ONCE) continue;
    yield csv(rows);
    rows = [];
    await nextTurn();
  }
  if (rows.length > 0) yield csv(rows);
}

/** What people typed must not become a formula in a spreadsheet. */
function csv(rows: Row[]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
}

/** Letters and digits of the title, and the day it was held. */
function fileNameOf({ title, stoppedAt }: Report): string {
  const words = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const day = new Date(stoppedAt ?? 0).toISOString().slice(0, 10);
  return [words || 'session', day].join('-');
}
