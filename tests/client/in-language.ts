import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import InLanguage from './InLanguage.svelte';

/** Shows a component as a page would, in English. */
export function show<Props extends object>(component: Component<Props>, given: Props): void {
  const shows = component as unknown as Component<Record<string, unknown>>;
  render(InLanguage, { shows, given: given as Record<string, unknown> });
}

/** The button with these words on it. (Asking by role computes the styles of everything each time.) */
export function button(words: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent.trim() === words,
  );
  if (!found) throw new Error(`there is no button "${words}"`);
  return found;
}
