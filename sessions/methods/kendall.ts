import type { RankedCount } from './ranked.ts';

export interface Concordance {
  /** 0 (no agreement) to 1 (all rank alike). */
  w: number;
  /** m·(n − 1)·W, chi-squared with n − 1 degrees of freedom for many options. */
  chiSquared: number;
  /** Sum of squared deviations of the rank sums from their mean. */
  s: number;
}

/** How far a group agrees in its rankings, in a word. */
export type RankAgreement = 'none' | 'weak' | 'moderate' | 'strong';

/**
 * What W says of a group: below 0.3 it does not agree (METHODS.md, ranking), from 0.5 moderately, from 0.7 strongly (Schmidt 1997,
 * "Managing Delphi surveys using nonparametric statistical techniques"). Null where W is.
 */
export function agreementOf(w: number | null): RankAgreement | null {
  if (w === null) return null;
  return w < 0.3 ? 'none' : w < 0.5 ? 'weak' : w < 0.7 ? 'moderate' : 'strong';
}

/**
 * Kendall's coefficient of concordance, corrected for ties: W = 12S / (m²(n³ − n) − m·Σ(t³ − t)) for m raters and n options
 * (Kendall & Babington Smith 1939; Siegel & Castellan 1988 for the correction). Null below two raters, below two options,
 * when every rater ties everything, and when some ballot does not compare everything: W is of whole rankings.
 */
export function concordance({
  options: n,
  ballots: m,
  doubledPositions,
  ties,
  incomplete,
}: Pick<
  RankedCount,
  'options' | 'ballots' | 'doubledPositions' | 'ties' | 'incomplete'
>): Concordance | null {
  const whole = m * m * (n ** 3 - n) - m * ties;
  if (m < 2 || n < 2 || whole <= 0 || incomplete > 0) return null;
  const meanDoubled = m * (n + 1);
  let quadrupled = 0;
  for (const doubled of doubledPositions) quadrupled += (doubled - meanDoubled) ** 2;
  const s = quadrupled / 4;
  const w = (12 * s) / whole;
  return { w, chiSquared: m * (n - 1) * w, s };
}
