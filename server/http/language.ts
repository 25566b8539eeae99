import type { Request } from 'express';
import type { Language } from '../../sessions/state.ts';

const SPOKEN: Readonly<Record<Language, true>> = { en: true, nl: true };

function isSpoken(language: unknown): language is Language {
  return typeof language === 'string' && Object.hasOwn(SPOKEN, language);
}

/** The language of an answer: what the request asks for, else the account's, else English. */
export function languageOf(request: Request, ofAccount: Language | null): Language {
  const asked = request.headers['accept-language'] ? request.acceptsLanguages(...Object.keys(SPOKEN)) : false;
  return isSpoken(asked) ? asked : (ofAccount ?? 'en');
}
