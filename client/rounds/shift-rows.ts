import type { RoundShift } from '../../sessions/results.ts';
import type { Item } from '../../sessions/rounds/items.ts';
import type { Language } from '../../sessions/state.ts';
import type { AnyReportWords } from './report-words.ts';

/** How one item moved between two rounds of the same vote, ready to be written down. */
export interface ShiftRow {
  id: string;
  text: string;
  /** What it came to each time, in the words of the kind. */
  before: string;
  after: string;
  trend: 'up' | 'down' | 'same';
  /** Are opinions closer together than before? Null where the kind has no such figure. */
  spread: 'closer' | 'apart' | 'same' | null;
}

/** Figures that differ by less are the same: they are sums of fractions. */
const NOTHING = 1e-9;

export function shiftRows(
  shift: RoundShift,
  result: unknown,
  items: readonly Item[],
  words: AnyReportWords,
  language: Language,
): ShiftRow[] {
  return shift.items.map(({ itemId, centre, spread, consensus }) => ({
    id: itemId,
    text: items.find(({ id }) => id === itemId)?.text ?? '',
    before: words.item(shift.before, itemId, language)?.words ?? '–',
    after: words.item(result, itemId, language)?.words ?? '–',
    trend: signOf(centre) > 0 ? 'up' : signOf(centre) < 0 ? 'down' : 'same',
    spread: spreadOf(consensus, spread),
  }));
}

/** A rising consensus is agreement growing (METHODS.md, Delphi); where there is none, a falling spread is. */
function spreadOf(consensus: number | null, spread: number | null): ShiftRow['spread'] {
  if (consensus === null && spread === null) return null;
  const closer = signOf(consensus ?? -(spread ?? 0));
  return closer > 0 ? 'closer' : closer < 0 ? 'apart' : 'same';
}

function signOf(change: number | null): number {
  return change === null || Math.abs(change) < NOTHING ? 0 : Math.sign(change);
}
