import { MAX_ESTIMATE } from '../../../sessions/rounds/estimate-limits.ts';
import type { ConfigOf } from '../../../sessions/rounds/registry.ts';
import type { Language } from '../../../sessions/state.ts';
import { formatNumber } from '../../texts/numbers.ts';

type Rules = Pick<ConfigOf<'estimate'>, 'min' | 'max' | 'decimals'>;

export type Typed =
  | { ok: true; value: number }
  | { ok: false; why: 'empty' | 'no-number' | 'too-low' | 'too-high' | 'too-many-decimals' };

/**
 * A number as people type it: decimals behind a comma or a point, thousands with spaces, or with the sign that the language does
 * not use for decimals when three digits follow it.
 */
export function typedNumber(text: string, language: Language, { min, max, decimals }: Rules): Typed {
  const compact = text.replace(/[\s\u00a0\u202f_]/g, '').replace('−', '-');
  if (compact === '') return { ok: false, why: 'empty' };
  const thousands = language === 'nl' ? '.' : ',';
  const plain = groups(compact, thousands) ? compact.replaceAll(thousands, '') : compact;
  const parts = /^(-?\d{1,15})(?:[.,](\d{0,15}))?$/.exec(plain.replace(/^(-?)([.,])/, '$10$2'));
  if (!parts) return { ok: false, why: 'no-number' };
  const behind = (parts[2] ?? '').replace(/0+$/, '');
  const value = Number(`${parts[1] ?? ''}.${behind || '0'}`);
  if (value < (min ?? -MAX_ESTIMATE)) return { ok: false, why: 'too-low' };
  if (value > (max ?? MAX_ESTIMATE)) return { ok: false, why: 'too-high' };
  return behind.length > decimals ? { ok: false, why: 'too-many-decimals' } : { ok: true, value: value + 0 };
}

/** Is it digits in threes: 12.000 in Dutch, 12,000 in English? */
function groups(text: string, sign: string): boolean {
  const [first = '', ...rest] = text.split(sign);
  const last = rest.pop()?.split(sign === '.' ? ',' : '.')[0];
  if (last === undefined || !/^-?\d{1,3}$/.test(first)) return false;
  return [...rest, last].every((part) => /^\d{3}$/.test(part));
}

/** A number with its unit, as the language writes it. */
export function withUnit(language: Language, value: number, unit: string, digits: number): string {
  const number = formatNumber(language, value, digits);
  return unit === '' ? number : `${number} ${unit}`;
}
