import type { Language } from '../../sessions/state.ts';

/** A figure as it is written: with exactly `digits` decimals, so that columns of them line up; a dash when there is none. */
export function fixed(language: Language, value: number | null, digits: number): string {
  if (value === null) return '–';
  return formatOf(language, digits, digits).format(value);
}

/** A point on a scale or a quantile of it: 3, 3.5 or 3.25, never 3.00. */
export function onScale(language: Language, value: number | null): string {
  if (value === null) return '–';
  return formatOf(language, 0, 2).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language} ${least} ${most}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, format);
  }
  return format;
}
