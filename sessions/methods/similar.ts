/** Texts from this similarity on are suggested as alike; a person always confirms (METHODS.md). */
export const SUGGEST_FROM = 0.5;

/** The character trigrams of a text, case and spacing made equal, its edges marked. */
export function trigrams(text: string): Set<string> {
  const padded = `  ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const letters = Array.from(padded);
  const found = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at++) found.add(letters.slice(at, at + 3).join(''));
  return found;
}

/** Jaccard similarity of two sets of trigrams: shared ÷ all, 0 to 1; 0 when both are empty. */
export function similarity(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const [small, large] = first.size < second.size ? [first, second] : [second, first];
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}
