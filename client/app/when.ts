import type { Language } from '../../sessions/state.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + name;
  let known = formats.get(key);
  // English as the continent writes dates: the day before the month.
  if (!known)
    formats.set(key, (known = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)));
  return known;
}

/** A moment as a date and a time of day, such as `22 Nov 2026, 14:05`. */
export function formatMoment(language: Language, at: number): string {
  return format(language, 'moment', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** A time of day, such as `14:05`. */
export function formatTime(language: Language, at: number): string {
  return format(language, 'time', { timeStyle: 'short' }).format(at);
}
