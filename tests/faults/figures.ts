/** A quantile of what was measured, by the nearest rank: what is printed was really seen. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

/** The median, the 99th percentile and the worst, in whole milliseconds. */
export function told(values: readonly number[]): string {
  const [median, high, worst] = [0.5, 0.99, 1].map((share) => Math.round(quantile(values, share)));
  return `median ${median}, p99 ${high}, worst ${worst} ms (n = ${values.length})`;
}
