import { total, type Distribution } from './spread.ts';

/**
 * Consensus Cns = 1 + Σ pᵢ·log₂(1 − |Xᵢ − μ| / d), with d the width of the *configured* scale, not of the
 * observed ratings: 1 when all agree, 0 when they split over the two ends (Tastle & Wierman 2007,
 * "Consensus and dissention: a measure of ordinal dispersion"). Null without ratings; 1 on a scale of one point.
 */
export function consensus({ values, counts }: Distribution): number | null {
  const n = total(counts);
  if (n === 0) return null;
  const width = (values.at(-1) ?? 0) - (values[0] ?? 0);
  if (width === 0) return 1;
  let sum = 0;
  values.forEach((value, at) => (sum += value * (counts[at] ?? 0)));
  const mu = sum / n;
  let result = 1;
  values.forEach((value, at) => {
    const count = counts[at] ?? 0;
    if (count > 0) result += (count / n) * Math.log2(1 - Math.abs(value - mu) / width);
  });
  // Rounding may leave −1e−16 for a perfect split.
  return Math.min(1, Math.max(0, result));
}

/**
 * Agreement A of van der Eijk (2001, "Measuring agreement in ordered rating scales"): the distribution is
 * peeled in layers of its smallest non-empty frequency; each layer is a pattern of filled and empty points with
 * agreement U·(1 − (S−1)/(K−1)), weighted by its mass. 1 is full agreement, 0 a uniform spread, −1 full
 * polarisation. S = filled points, K = points; U counts triples of points: TU unimodal (filled, filled, empty
 * or mirrored), TDU bimodal (filled, empty, filled). Null without ratings or below three points.
 */
export function agreement({ counts }: Distribution): number | null {
  const n = total(counts);
  const points = counts.length;
  if (n === 0 || points < 3) return null;
  let rest = [...counts];
  let result = 0;
  for (;;) {
    const filled = rest.filter((count) => count > 0);
    if (filled.length === 0) return result;
    const layer = Math.min(...filled);
    const pattern = rest.map((count) => count > 0);
    const mass = (layer * filled.length) / n;
    result += mass * layerAgreement(pattern);
    rest = rest.map((count) => (count > 0 ? count - layer : 0));
  }
}

function layerAgreement(pattern: readonly boolean[]): number {
  const points = pattern.length;
  const filled = pattern.filter(Boolean).length;
  if (filled === 1) return 1;
  if (filled === points) return 0;
  let unimodal = 0;
  let bimodal = 0;
  for (let a = 0; a < points; a++)
    for (let b = a + 1; b < points; b++)
      for (let c = b + 1; c < points; c++) {
        const [left, middle, right] = [pattern[a], pattern[b], pattern[c]];
        if (middle && left !== right) unimodal += 1;
        else if (left && !middle && right) bimodal += 1;
      }
  const triples = unimodal + bimodal;
  const shape =
    triples === 0 ? 1 : ((points - 2) * unimodal - (points - 1) * bimodal) / ((points - 2) * triples);
  return shape * (1 - (filled - 1) / (points - 1));
}
