import { en } from '../../sessions/messages/en.ts';
import { nl } from '../../sessions/messages/nl.ts';
import { isRefusal, type Refusal } from '../../sessions/refusals.ts';
import type { Language } from '../../sessions/state.ts';
import { appTexts } from '../texts/app.ts';
import type { Problem } from './resources.ts';

const REFUSALS = { en, nl };

/** What happened, what is safe and what to do, in one or two sentences; with the reference support asks for. */
export function problemText({ code, reference }: Problem, language: Language): string {
  const texts = appTexts[language];
  const sentence = isRefusal(code) ? refusalText(code, language) : texts.problems[code];
  return reference === undefined || !NEEDS_REFERENCE.has(code)
    ? sentence
    : `${sentence} ${texts.reference(reference)}`;
}

/** The sentence of a refusal. */
export function refusalText(refusal: Refusal, language: Language): string {
  return REFUSALS[language][refusal];
}

const NEEDS_REFERENCE: ReadonlySet<Problem['code']> = new Set([
  'internal-error',
  'journal-damaged',
  'broken-answer',
]);
