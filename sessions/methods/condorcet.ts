import { prefers, type RankedCount } from './ranked.ts';

type Pairs = Pick<RankedCount, 'options' | 'preferred'>;

/** The option that beats every other one to one; null when there is none. */
export function condorcetWinner(pairs: Pairs): number | null {
  return only(pairs, (option, other) => prefers(pairs, option, other) > prefers(pairs, other, option));
}

/** The option that every other one beats; null when there is none. */
export function condorcetLoser(pairs: Pairs): number | null {
  return only(pairs, (option, other) => prefers(pairs, option, other) < prefers(pairs, other, option));
}

/** Copeland's score per option: options it beats less options that beat it (Copeland 1951). */
export function copelandScores(pairs: Pairs): number[] {
  return indexes(pairs).map((option) =>
    indexes(pairs).reduce(
      (score, other) => score + Math.sign(prefers(pairs, option, other) - prefers(pairs, other, option)),
      0,
    ),
  );
}

function only(pairs: Pairs, against: (option: number, other: number) => boolean): number | null {
  const all = indexes(pairs);
  return all.length < 2
    ? null
    : (all.find((option) => all.every((other) => other === option || against(option, other))) ?? null);
}

function indexes({ options }: Pairs): number[] {
  return Array.from({ length: options }, (_, at) => at);
}
