import type { ConsentScale } from '../../../sessions/rounds/consent-scales.ts';
import type { Language } from '../../../sessions/state.ts';
import { catalogue } from '../../texts/catalogue.ts';

/** The words of the answers, in the order of their scale: most support first. */
const words = catalogue({
  en: {
    'fist-of-five': [
      'I love it',
      'I support it',
      'I am fine with it',
      'I have doubts, and go along',
      'Not like this',
      'I block it',
    ],
    gradients: [
      'Whole-hearted endorsement',
      'Agreement with a minor point',
      'Support with reservations',
      'Abstain',
      'More discussion needed',
      'I do not like it, but will support it',
      'Serious disagreement',
      'Veto',
    ],
  },
  nl: {
    'fist-of-five': [
      'Geweldig',
      'Ik steun het',
      'Prima zo',
      'Ik twijfel, en ga mee',
      'Niet op deze manier',
      'Ik houd het tegen',
    ],
    gradients: [
      'Van harte eens',
      'Eens, met een kleine kanttekening',
      'Steun, met bedenkingen',
      'Onthouding',
      'Eerst meer bespreken',
      'Niet mijn keuze, maar ik steun het',
      'Ernstig bezwaar',
      'Veto',
    ],
  },
});

export function levelNames(scale: ConsentScale, language: Language): readonly string[] {
  return words[language][scale];
}

/**
 * The colour of an answer, from blue (most support) over grey to vermilion (blocking): told apart by all common colour visions.
 * Never the only sign: answers stand in order, with their number and name.
 */
export function levelColour(step: number, levels: number): string {
  const place = levels > 1 ? step / (levels - 1) : 0;
  const strength = Math.round(15 + 85 * Math.abs(1 - 2 * place));
  return `color-mix(in oklab, var(${place < 0.5 ? '--cat-1' : '--cat-6'}) ${strength}%, var(--line))`;
}
