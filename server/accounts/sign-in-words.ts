import type { Language } from '../../sessions/state.ts';

/** What a text message with a code says. */
export function phoneText(language: Language, code: string): string {
  return language === 'nl'
    ? `${code} is je code voor Rondo. Hij werkt tien minuten. Geef hem aan niemand.`
    : `${code} is your code for Rondo. It works for ten minutes. Give it to nobody.`;
}
