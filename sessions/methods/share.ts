/** A share that names its denominator (METHODS.md, convention 7); `value` 0 to 1, null when there is nothing to divide by. */
export interface Share {
  of: 'votes-cast' | 'present' | 'eligible' | 'respondents' | 'selections';
  value: number | null;
}

/** count ÷ whole; null, never 0, when the whole is nothing. */
export function share(of: Share['of'], count: number, whole: number): Share {
  return { of, value: whole > 0 ? count / whole : null };
}
