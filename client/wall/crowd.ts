/** Up to here a crowd is counted head by head. */
const EXACT_TO = 200;

/**
 * A count as the wall tells it: exact while a group is small, then in steps that grow with it (about one per
 * cent), so that a number on the wall stands still long enough to be read while thousands come in.
 */
export function thinned(count: number): number {
  if (count <= EXACT_TO) return count;
  const step = count < 1000 ? 5 : 10 ** (Math.floor(Math.log10(count)) - 2);
  return Math.floor(count / step) * step;
}

/** Names as chips. Two people may have one name: how many had it before makes each a key of its own. */
export function chipsOf(names: readonly string[]): { key: string; name: string }[] {
  const before = new Map<string, number>();
  return names.map((name) => {
    const times = before.get(name) ?? 0;
    before.set(name, times + 1);
    return { key: `${times} ${name}`, name };
  });
}
