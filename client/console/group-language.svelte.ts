import type { Language } from '../../sessions/state.ts';
import { LanguageChoice, setLanguageChoice } from '../texts/language.svelte.ts';

/** Makes a component and everything in it speak the group's language, whatever the facilitator's pages speak. */
export function speakLanguageOf(language: () => Language): LanguageChoice {
  const choice = new LanguageChoice('', []);
  setLanguageChoice(choice);
  $effect.pre(() => choice.give(language()));
  return choice;
}
