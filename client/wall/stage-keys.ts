import { getContext, setContext } from 'svelte';

const KEY = Symbol('stage keys');

/** Lets the keys of this page work what is on the stage: on the wall itself, never where it is shown in small. */
export function workStageKeys(): void {
  setContext(KEY, true);
}

/** Do keys work this stage? Ask while a component is being set up. */
export function hasStageKeys(): boolean {
  return getContext(KEY) === true;
}
