import type { RankedCount } from './ranked.ts';

export interface Concordance {
  /** 0 (no agreement) to 1 (all rank alike). */
  w: number;
  /** m·(n − 1)·W, chi-squared with n − 1 degrees of freedom for many options. */
  chiSquared: number;
  /** Sum of squared deviations of the rank sums from their mean. */
  s: number;
}

/**
 * Kendall's coefficient of concordance, corrected for ties: W = 12S / (m²(n³ − n) − m·Σ(t³ − t)) for m raters and n options
 * (Kendall & Babington Smith 1939; Siegel & Castellan 1988 for the correction). Null below two raters, below two options,
 * or when every rater ties everything.
 */
export function concordance({
  options: n,
  ballots: m,
  doubledPositions,
  ties,
}: Omit<RankedCount, 'preferred' | 'profiles'>): Concordance | null {
  const whole = m * m * (n ** 3 - n) - m * ties;
  if (m < 2 || n < 2 || whole <= 0) return null;
  const meanDoubled = m * (n + 1);
  let quadrupled = 0;
  for (const doubled of doubledPositions) quadrupled += (doubled - meanDoubled) ** 2;
  const s = quadrupled / 4;
  const w = (12 * s) / whole;
  return { w, chiSquared: m * (n - 1) * w, s };
}
