import { fixed, onScale } from '../../charts/figures.ts';
import type { CriteriaRating, PlainRating } from '../../../sessions/rounds/rating.ts';
import type { ConfigOf } from '../../../sessions/rounds/registry.ts';
import type { ScaleFigures } from '../../../sessions/rounds/scale-figures.ts';
import type { Language } from '../../../sessions/state.ts';
import { formatPercent } from '../../texts/numbers.ts';
import { resultTexts } from '../../texts/results.ts';
import { ratingResultTexts } from './result-texts.ts';

export type RatedItem = PlainRating['items'][number];
export type WeighedItem = CriteriaRating['items'][number];

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
export function written(item: ScaleFigures, language: Language): WrittenFigures {
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
  { points, items }: PlainRating,
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

/** Items on their criteria: mean, middle half and consensus in every cell, and the weighted score. */
export function criteriaTable(
  { criteria, items }: CriteriaRating,
  language: Language,
): { columns: string[]; rows: string[][] } {
  const texts = resultTexts[language];
  const own = ratingResultTexts[language];
  return {
    columns: [
      texts.item,
      own.weighted,
      ...criteria.flatMap(({ text, weight }) => [
        own.criterionMean(text, formatPercent(language, weight)),
        own.criterionMiddle(text),
        own.criterionConsensus(text),
        own.criterionCount(text),
      ]),
    ],
    rows: items.map(({ text, weighted, cells }) => [
      text,
      fixed(language, weighted, 2),
      ...cells.flatMap((cell) => {
        const { mean, low, high, consensus } = written(cell, language);
        return [mean, cell.n === 0 ? '–' : `${low}–${high}`, consensus, String(cell.n)];
      }),
    ]),
  };
}

/** The two ends of a scale, each with its label if it has one: that of the point itself, or the one for the end. */
export function endsOf({
  min,
  max,
  minLabel,
  maxLabel,
  labels,
}: ConfigOf<'rating'>['scale']): [string, string] {
  return [`${min} ${labels[0] ?? minLabel}`.trim(), `${max} ${labels.at(-1) ?? maxLabel}`.trim()];
}
