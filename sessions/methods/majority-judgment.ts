import { total } from './spread.ts';

/** How often each grade was given to an option, best grade first. */
export type Grades = readonly number[];

/**
 * The majority grade: the lower median, as an index from the best grade (0). Null without grades
 * (Balinski & Laraki 2010, "Majority Judgment").
 */
export function majorityGrade(grades: Grades): number | null {
  const n = total(grades);
  if (n === 0) return null;
  const rank = Math.floor(n / 2) + 1;
  let passed = 0;
  return grades.findIndex((count) => (passed += count) >= rank);
}

/**
 * Compares two options: negative when the first is better, 0 when they cannot be told apart. Equal majority grades are
 * told apart by taking one majority grade out of each and looking again. No grade at all is worst; an answer that was
 * not given has to be counted as the worst grade before.
 */
export function compareByMajority(first: Grades, second: Grades): number {
  const [a, b] = [[...first], [...second]];
  for (;;) {
    const [left, right] = [majorityGrade(a), majorityGrade(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (left !== right) return left - right;
    a[left] = (a[left] ?? 0) - 1;
    b[right] = (b[right] ?? 0) - 1;
  }
}

/** Options in order, best first; each group is a set that cannot be told apart. */
export function majorityOrder(options: readonly Grades[]): number[][] {
  const order = options
    .map((_, at) => at)
    .sort((a, b) => compareByMajority(options[a] ?? [], options[b] ?? []));
  const groups: number[][] = [];
  for (const option of order) {
    const last = groups.at(-1)?.[0];
    if (last !== undefined && compareByMajority(options[last] ?? [], options[option] ?? []) === 0)
      groups.at(-1)?.push(option);
    else groups.push([option]);
  }
  return groups;
}
