import type { Figures } from './figures.ts';
import { median } from './statistics.ts';
import { LINES, type Line } from './targets.ts';

/** The launches of both sides with one number of people. */
export interface Series {
  people: number;
  product: readonly Figures[];
  bare: readonly Figures[];
}

/** The table of one series, as Markdown that can be read as it is. */
export function tableOf({ people, product, bare }: Series): string {
  const rows = [['', 'product', 'bare', 'ratio', 'target', 'met']];
  for (const line of LINES) {
    const of = (launches: readonly Figures[]): number =>
      median(launches.map((figures) => figures[line.figure]));
    const compared = { product: of(product), bare: of(bare), ratio: of(product) / of(bare) };
    const { targets } = line;
    rows.push([
      line.title,
      shown(compared.product, line),
      shown(compared.bare, line),
      Number.isFinite(compared.ratio) ? compared.ratio.toFixed(2) : '',
      targets.map(({ id, says }) => `${id} ${says}`).join('; '),
      targets.map((target) => verdict(target.met(compared), target.at, people)).join('; '),
    ]);
  }
  return `### ${people.toLocaleString('en')} participants\n\n${markdownTable(rows, [1, 2, 3])}`;
}

/** Rows as a Markdown table, the first its heads; the columns in `numeric` stand to the right. */
export function markdownTable(rows: readonly (readonly string[])[], numeric: readonly number[]): string {
  const [heads = [], ...rest] = rows;
  const widths = heads.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths
      .map((width, column) =>
        numeric.includes(column) ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
      )
      .join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (numeric.includes(column) ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [line(heads), rule, ...rest.map(line)].join('\n');
}

/** A target for other numbers of people stands in brackets: it is a hint here, not a verdict. */
function verdict(met: boolean, at: readonly number[] | 'all', people: number): string {
  const word = met ? 'yes' : 'NO';
  return at === 'all' || at.includes(people) ? word : `(${word.toLowerCase()})`;
}

function shown(value: number, { unit }: Line): string {
  if (!Number.isFinite(value)) return '–';
  switch (unit) {
    case 'KiB':
      return `${(value / 1024).toFixed(1)} KiB`;
    case '/s':
      return `${Math.round(value).toLocaleString('en')}/s`;
    case 'B':
      return `${Math.round(value).toLocaleString('en')} B`;
    case '':
      return String(Math.round(value));
    case '×':
      return value.toFixed(2);
    case 's':
      return `${value.toFixed(2)} s`;
    case 'ms':
      return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`;
  }
}
