export interface Strengths {
  method: 'bradley-terry' | 'win-share';
  /** One strength per option: geometric mean 1 for Bradley–Terry, wins ÷ comparisons for the win share (null when never compared). */
  strengths: (number | null)[];
}

const LOOPS = 10_000;
const CLOSE = 1e-10;

/**
 * Strengths from paired comparisons, `wins[i][j]` times that i was preferred to j: Bradley–Terry by minorisation–maximisation
 * (Hunter 2004), scaled to geometric mean 1. The maximum exists only when the win graph is strongly connected; if it is not, the
 * share of comparisons won is given instead and the method says so.
 */
export function pairedStrengths(wins: readonly (readonly number[])[]): Strengths {
  const all = wins.map((_, at) => at);
  const won = (i: number, j: number) => wins[i]?.[j] ?? 0;
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const victories = all.map((i) => sum(all.map((j) => (i === j ? 0 : won(i, j)))));
  if (!stronglyConnected(all, won)) {
    return {
      method: 'win-share',
      strengths: all.map((i) => {
        const compared = sum(all.map((j) => (i === j ? 0 : won(i, j) + won(j, i))));
        return compared === 0 ? null : (victories[i] ?? 0) / compared;
      }),
    };
  }
  let p = all.map(() => 1);
  for (let loop = 0; loop < LOOPS; loop++) {
    const of = (i: number) => p[i] ?? 1;
    const next = all.map(
      (i) =>
        (victories[i] ?? 0) / sum(all.map((j) => (i === j ? 0 : (won(i, j) + won(j, i)) / (of(i) + of(j))))),
    );
    const scale = Math.exp(sum(next.map(Math.log)) / next.length);
    const scaled = next.map((value) => value / scale);
    const moved = Math.max(...scaled.map((value, i) => Math.abs(value - of(i))));
    p = scaled;
    if (moved < CLOSE) break;
  }
  return { method: 'bradley-terry', strengths: p };
}

function stronglyConnected(all: number[], won: (i: number, j: number) => number): boolean {
  const reaches = (edge: (i: number, j: number) => number) => {
    const seen = new Set([0]);
    for (const from of seen) for (const to of all) if (edge(from, to) > 0) seen.add(to);
    return seen.size === all.length;
  };
  return all.length > 1 && reaches(won) && reaches((i, j) => won(j, i));
}
