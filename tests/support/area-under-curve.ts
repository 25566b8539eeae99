/**
 * How well two kinds of requests could be told apart by time alone: the chance that one of the first kind took longer than one
 * of the second, which is one half when they cannot (the area under the curve of a receiver that guesses by time; Mann and Whitney's U over n·m).
 */
export function areaUnderCurve(one: readonly number[], other: readonly number[]): number {
  const all = [
    ...one.map((time) => ({ time, isOne: true })),
    ...other.map((time) => ({ time, isOne: false })),
  ].sort((a, b) => a.time - b.time);
  let ranks = 0;
  for (let at = 0; at < all.length;) {
    let end = at;
    while (all[end + 1]?.time === all[at]?.time) end += 1;
    // Those that took the same share the middle of their ranks.
    const rank = (at + end) / 2 + 1;
    for (; at <= end; at++) if (all[at]?.isOne) ranks += rank;
  }
  const u = ranks - (one.length * (one.length + 1)) / 2;
  return u / (one.length * other.length);
}
