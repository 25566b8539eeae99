import { createContext } from 'svelte';
import type { Language } from '../../sessions/state.ts';

const LANGUAGES: Readonly<Record<Language, true>> = { en: true, nl: true };

/** Is this the name of a language the product speaks? */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/**
 * The language of a page. `?lang=nl` is a person's own choice and wins; then the session's or the account's
 * language once it is known; before that the browser's.
 */
export class LanguageChoice {
  readonly #asked: Language | null;
  readonly #browser: Language;
  #given = $state<Language | null>(null);

  constructor(search: string, browserLanguages: readonly string[]) {
    const asked = new URLSearchParams(search).get('lang');
    this.#asked = isLanguage(asked) ? asked : null;
    this.#browser = browserLanguages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
  }

  get current(): Language {
    return this.#asked ?? this.#given ?? this.#browser;
  }

  /** The language of the session (participant, wall) or of the account; null forgets it. */
  give(language: Language | null): void {
    this.#given = language;
  }
}

/** `setLanguageChoice` in a page's root component; `getLanguageChoice().current` in every component below it. */
export const [getLanguageChoice, setLanguageChoice] = createContext<LanguageChoice>();

/** The choice for this page's address and browser; also keeps the document's `lang` in step. Call it in a root component. */
export function provideLanguage(): LanguageChoice {
  const choice = new LanguageChoice(location.search, navigator.languages);
  setLanguageChoice(choice);
  $effect.pre(() => {
    document.documentElement.lang = choice.current;
  });
  return choice;
}
