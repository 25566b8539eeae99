export interface AhpWeights {
  /** Sum 1. */
  weights: number[];
  /** Principal eigenvalue. */
  lambda: number;
  /** CI / RI; acceptable up to 0.10. 0 for one or two criteria, null above ten, for which no random index is published here. */
  consistencyRatio: number | null;
}

/** Random index per number of criteria (Saaty 1980), from three on. */
const RANDOM_INDEX = [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49] as const;

/** The most criteria whose consistency can be told. */
export const MOST_WEIGHED = RANDOM_INDEX.length + 2;

/**
 * Weights of criteria from pairwise judgments, `matrix[i][j]` how many times i matters more than j (a reciprocal matrix): the principal
 * eigenvector by power iteration, with the consistency ratio (Saaty 1980, "The Analytic Hierarchy Process").
 */
export function ahpWeights(matrix: readonly (readonly number[])[]): AhpWeights {
  const n = matrix.length;
  let weights = Array<number>(n).fill(1 / n);
  let lambda = n;
  for (let loop = 0; loop < 1_000; loop++) {
    const product = matrix.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
    lambda = product.reduce((sum, value) => sum + value, 0);
    const next = product.map((value) => value / lambda);
    const moved = Math.max(...next.map((value, at) => Math.abs(value - (weights[at] ?? 0))));
    weights = next;
    if (moved < 1e-12) break;
  }
  const randomIndex = RANDOM_INDEX[n - 3];
  // The eigenvalue is never less than n; by rounding it may seem so.
  const consistencyRatio =
    n <= 2 ? 0 : randomIndex === undefined ? null : Math.max(0, (lambda - n) / (n - 1)) / randomIndex;
  return { weights, lambda, consistencyRatio };
}

/** The group's judgments: the geometric mean of its members', entry by entry (Aczél & Saaty 1983). Null without members. */
export function groupJudgments(matrices: readonly (readonly (readonly number[])[])[]): number[][] | null {
  const [first] = matrices;
  if (!first) return null;
  return first.map((row, i) =>
    row.map((_, j) =>
      Math.exp(matrices.reduce((sum, matrix) => sum + Math.log(matrix[i]?.[j] ?? 1), 0) / matrices.length),
    ),
  );
}
