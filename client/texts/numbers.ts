import type { Language } from '../../sessions/state.ts';

const plurals: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  nl: new Intl.PluralRules('nl'),
};

/** The form of a text that fits a number: `plural('en', n, { one: '1 idea', other: `${n} ideas` })`. */
export function plural(language: Language, n: number, forms: { one: string; other: string }): string {
  return plurals[language].select(n) === 'one' ? forms.one : forms.other;
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it, with at most `digits` digits behind the decimal sign. */
export function formatNumber(language: Language, value: number, digits = 0): string {
  const key = `${language}${digits}`;
  let format = formats.get(key);
  if (!format)
    formats.set(key, (format = new Intl.NumberFormat(language, { maximumFractionDigits: digits })));
  return format.format(value);
}

/** A share of 0 to 1 as whole per cents. */
export function formatPercent(language: Language, value: number): string {
  const key = `${language}%`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(language, { style: 'percent' })));
  return format.format(value);
}
