import type { Item } from '../../../sessions/rounds/items.ts';
import type { BallotOf } from '../../../sessions/rounds/registry.ts';

export type GradesBallot = BallotOf<'majority-judgment'>;

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asGradesDraft(draft: unknown, items: readonly Item[], grades: number): GradesBallot | null {
  if (typeof draft !== 'object' || draft === null || !('grades' in draft) || !Array.isArray(draft.grades))
    return null;
  const given = new Map<unknown, unknown>();
  for (const entry of draft.grades as unknown[])
    if (typeof entry === 'object' && entry !== null && 'item' in entry && 'grade' in entry)
      given.set(entry.item, entry.grade);
  return {
    grades: items.flatMap(({ id }) => {
      const grade = given.get(id);
      return typeof grade === 'number' && Number.isInteger(grade) && grade >= 0 && grade < grades
        ? [{ item: id, grade }]
        : [];
    }),
  };
}

/** A ballot with the grade of one item set; grades stand in the order of the items. */
export function graded(
  ballot: GradesBallot,
  itemId: string,
  grade: number,
  items: readonly Item[],
): GradesBallot {
  const given = new Map(ballot.grades.map((entry) => [entry.item, entry.grade])).set(itemId, grade);
  return {
    grades: items.flatMap(({ id }) => {
      const kept = given.get(id);
      return kept === undefined ? [] : [{ item: id, grade: kept }];
    }),
  };
}
