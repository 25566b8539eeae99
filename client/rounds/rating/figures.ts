import { fixed, onScale } from '../../charts/figures.ts';
import type { ConfigOf, ResultOf } from '../../../sessions/rounds/registry.ts';
import type { Language } from '../../../sessions/state.ts';
import { resultTexts } from '../../texts/results.ts';

export type RatedItem = ResultOf<'rating'>['items'][number];

/** The figures of a rated item as they are written; a dash where there is none. */
export interface WrittenFigures {
  median: string;
  mean: string;
  low: string;
  high: string;
  iqr: string;
  sampleDeviation: string;
  consensus: string;
  agreement: string;
}

/** Writes the figures of an item. Statistics have two decimals, so that they line up below each other. */
export function written(item: RatedItem, language: Language): WrittenFigures {
  return {
    median: onScale(language, item.median),
    mean: fixed(language, item.mean, 2),
    low: onScale(language, item.quartiles[0]),
    high: onScale(language, item.quartiles[1]),
    iqr: onScale(language, item.iqr),
    sampleDeviation: fixed(language, item.sampleDeviation, 2),
    consensus: fixed(language, item.consensus, 2),
    agreement: fixed(language, item.agreement, 2),
  };
}

/** Items with the highest median first, then the highest mean; items without ratings last. */
export function highestFirst(items: readonly RatedItem[]): RatedItem[] {
  const of = (value: number | null): number => value ?? Number.NEGATIVE_INFINITY;
  return [...items].sort((a, b) => compare(of(b.median), of(a.median)) || compare(of(b.mean), of(a.mean)));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Every figure of every item, with how often each point was given; `brief` has short headings, explained elsewhere. */
export function figureTable(
  { points, items }: ResultOf<'rating'>,
  language: Language,
  brief: boolean,
): { columns: string[]; rows: string[][] } {
  const texts = resultTexts[language];
  const figures = brief
    ? [texts.median, 'Q1–Q3', 'IQR', texts.mean, 'SD', 'Cns', 'A']
    : [
        texts.median,
        texts.quartiles,
        texts.iqr,
        texts.mean,
        texts.sampleDeviation,
        texts.consensus,
        texts.agreement,
      ];
  return {
    columns: [texts.item, brief ? 'n' : texts.n, ...points.map(String), ...figures],
    rows: items.map((item) => rowOf(item, language)),
  };
}

function rowOf(item: RatedItem, language: Language): string[] {
  const figures = written(item, language);
  return [
    item.text,
    String(item.n),
    ...item.distribution.map(String),
    figures.median,
    item.n === 0 ? '–' : `${figures.low}–${figures.high}`,
    figures.iqr,
    figures.mean,
    figures.sampleDeviation,
    figures.consensus,
    figures.agreement,
  ];
}

/** The two ends of a scale, each with its label if it has one. */
export function endsOf({ min, max, minLabel, maxLabel }: ConfigOf<'rating'>['scale']): [string, string] {
  return [`${min} ${minLabel}`.trim(), `${max} ${maxLabel}`.trim()];
}
