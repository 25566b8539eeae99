import { Pages, readingTime } from './pages.svelte.ts';

/** Letters on a page of rows, as a rule. */
const LETTERS = 200;

/**
 * Pages of something that says itself, once it is drawn, on how many it stands: `told` takes the number.
 * Make it while a component is being set up.
 */
export function toldPages(): { pages: Pages; told: (count: number) => void } {
  let count = $state(1);
  const pages = new Pages(
    () => count,
    () => readingTime(LETTERS),
  );
  return { pages, told: (pages) => (count = pages) };
}
