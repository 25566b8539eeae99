import type { Language } from '../../sessions/state.ts';

/** The same texts in every language; a language that lacks one, or has one too many, is a type error. */
export type Catalogue<Texts> = Readonly<Record<Language, Readonly<Texts>>>;

/**
 * Declares a catalogue: `const texts = catalogue({ en: { … }, nl: { … } })`. A text is a string, or a function of
 * what it mentions. The English side sets the keys and signatures, the others must match them.
 */
export function catalogue<Texts extends Record<string, unknown>>(
  texts: { en: Texts } & Record<Exclude<Language, 'en'>, NoInfer<Texts>>,
): Catalogue<Texts> {
  return texts;
}
