import type { Answer } from '../api.ts';
import type { Problem } from '../resources.ts';

/** Something that is fetched when a page opens, and again when asked: what came, or why nothing did. */
export interface Loading<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
  load(): Promise<void>;
}

/** Begins to fetch at once. What came before stays in sight while it is fetched again. */
export function loading<T>(fetch: () => Promise<Answer<T>>): Loading<T> {
  let value: T | null = $state.raw(null);
  let problem: Problem | null = $state.raw(null);
  const load = async (): Promise<void> => {
    const answer = await fetch();
    problem = answer.ok ? null : answer.problem;
    if (answer.ok) value = answer.value;
  };
  void load();
  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    load,
  };
}
