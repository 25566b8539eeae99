import { ahpWeights } from '../../../sessions/methods/ahp.ts';
import type { Random } from '../../../sessions/random.ts';
import type { Item } from '../../../sessions/rounds/items.ts';
import { pairsFor, pairsOf, type Pair } from '../../../sessions/rounds/pair-order.ts';
import { judgmentMatrix, logOfLean, MOST_LEAN } from '../../../sessions/rounds/pairwise-results.ts';
import type { BallotOf, ConfigOf } from '../../../sessions/rounds/registry.ts';

export type PairwiseBallot = BallotOf<'pairwise'>;
export type Judgment = PairwiseBallot['judgments'][number];
type Rules = Pick<ConfigOf<'pairwise'>, 'method' | 'ties' | 'mostPairs'>;

/** One key for a pair, whichever way round it stands. */
export function pairKey({ first, second }: Pair): string {
  return first < second ? `${first}/${second}` : `${second}/${first}`;
}

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asPairwiseDraft(
  draft: unknown,
  items: readonly Item[],
  { method, ties }: Rules,
): PairwiseBallot | null {
  if (
    typeof draft !== 'object' ||
    draft === null ||
    !('judgments' in draft) ||
    !Array.isArray(draft.judgments)
  )
    return null;
  const known = (id: unknown): id is string => items.some((item) => item.id === id);
  const most = method === 'ahp' ? MOST_LEAN : 1;
  const seen = new Set<string>();
  return {
    judgments: (draft.judgments as unknown[]).flatMap((entry): Judgment[] => {
      if (typeof entry !== 'object' || entry === null) return [];
      const { first, second, lean }: { first?: unknown; second?: unknown; lean?: unknown } = entry;
      if (!known(first) || !known(second) || first === second || typeof lean !== 'number') return [];
      if (!Number.isInteger(lean) || Math.abs(lean) > most) return [];
      if (lean === 0 && method === 'bradley-terry' && !ties) return [];
      const key = pairKey({ first, second });
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ first, second, lean }];
    }),
  };
}

/** How many pairs one person is asked to compare. */
export function pairsAsked(items: number, { method, mostPairs }: Rules): number {
  const all = pairsOf(items);
  return method === 'ahp' ? all : Math.min(all, mostPairs ?? all);
}

/** The pairs to show: those judged already in the order they were, then others in a random order of this person's own. */
export function pairsToShow(
  items: readonly Item[],
  rules: Rules,
  judged: readonly Judgment[],
  random: Random,
): Pair[] {
  const asked = pairsAsked(items.length, rules);
  const ids = items.map(({ id }) => id);
  const done = new Set(judged.map(pairKey));
  const rest = pairsFor(ids, judged.length === 0 ? asked : null, random).filter(
    (pair) => !done.has(pairKey(pair)),
  );
  return [...judged.map(({ first, second }) => ({ first, second })), ...rest].slice(0, asked);
}

/** A ballot with one pair judged, in the place it had or at the end. */
export function judged(ballot: PairwiseBallot, judgment: Judgment): PairwiseBallot {
  const key = pairKey(judgment);
  const at = ballot.judgments.findIndex((other) => pairKey(other) === key);
  return {
    judgments: at < 0 ? [...ballot.judgments, judgment] : ballot.judgments.with(at, judgment),
  };
}

/** How well somebody's AHP judgments hang together, and the pair that fits the others least; null before all are given. */
export function consistencyOf(
  items: readonly Item[],
  { judgments }: PairwiseBallot,
): { ratio: number | null; worst: Pair | null } | null {
  if (judgments.length < pairsOf(items.length)) return null;
  const place = new Map(items.map(({ id }, at) => [id, at]));
  const logs: number[] = [];
  for (const { first, second, lean } of judgments) {
    const [a, b] = [place.get(first) ?? 0, place.get(second) ?? 0];
    const later = Math.max(a, b);
    logs[(later * (later - 1)) / 2 + Math.min(a, b)] = logOfLean(a < b ? lean : -lean);
  }
  const { weights, consistencyRatio } = ahpWeights(judgmentMatrix(items.length, (pair) => logs[pair] ?? 0));
  const weightOf = (id: string) => Math.log(weights[place.get(id) ?? 0] ?? 1);
  let worst: Pair | null = null;
  let furthest = 0;
  for (const { first, second, lean } of judgments) {
    const off = Math.abs(logOfLean(lean) - (weightOf(first) - weightOf(second)));
    if (off > furthest) [worst, furthest] = [{ first, second }, off];
  }
  return { ratio: consistencyRatio, worst };
}
