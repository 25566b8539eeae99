import type { Refusal } from '../refusals.ts';
import type { Language } from '../state.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import type { RefusalMessages } from './refusal-messages.ts';

const LANGUAGES: Readonly<Record<Language, RefusalMessages>> = { en, nl };

/** The sentence for a refusal. Holds every language: a page loads the file of its own language instead. */
export function messageOf(refusal: Refusal, language: Language): string {
  return LANGUAGES[language][refusal];
}
