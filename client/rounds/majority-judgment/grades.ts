import type { Language } from '../../../sessions/state.ts';
import { catalogue } from '../../texts/catalogue.ts';

const standard = catalogue({
  en: { grades: ['Excellent', 'Very good', 'Good', 'Acceptable', 'Poor', 'Reject'] },
  nl: { grades: ['Uitstekend', 'Zeer goed', 'Goed', 'Acceptabel', 'Zwak', 'Afwijzen'] },
});

/** The words for the grades of a round, best first: its own, or the standard ones in the language of the page. */
export function gradeNames(own: readonly string[], language: Language): readonly string[] {
  return own.length > 0 ? own : standard[language].grades;
}

/**
 * The colour of a grade, from blue (best) over grey to vermilion (worst): told apart by all common colour visions, and
 * dark at both ends in light and in dark. Never the only sign: grades stand in order and have names.
 */
export function gradeColour(grade: number, grades: number): string {
  const place = grades > 1 ? grade / (grades - 1) : 0;
  const strength = Math.round(15 + 85 * Math.abs(1 - 2 * place));
  return `color-mix(in oklab, var(${place < 0.5 ? '--cat-1' : '--cat-6'}) ${strength}%, var(--line))`;
}
