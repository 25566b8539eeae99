import { isRefusal } from '../../sessions/refusals.ts';
import type { Language } from '../../sessions/state.ts';
import { refusalText } from '../app/problem-text.ts';
import type { OverReason } from '../live/connection.svelte.ts';
import { consoleTexts } from '../texts/console.ts';

/** What a closed desk says: what happened, and what is safe. */
export function overWords(reason: OverReason, language: Language): { title: string; text: string } {
  const { overTitle, overTitles, overTexts } = consoleTexts[language];
  switch (reason) {
    case 'stopped':
    case 'session-stopped':
      return { title: overTitles.stopped, text: overTexts.stopped };
    case 'removed':
    case 'signed-out':
      return { title: overTitles[reason], text: overTexts[reason] };
    case 'sign-in-required':
      return { title: overTitles['signed-out'], text: overTexts['signed-out'] };
    default:
      return { title: overTitle, text: isRefusal(reason) ? refusalText(reason, language) : '' };
  }
}
