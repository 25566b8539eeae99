import { catalogue } from '../../texts/catalogue.ts';

/** What the ballot of a choice says. */
export const choiceBallotTexts = catalogue({
  en: {
    single: 'Choose one.',
    several: (max: number) => `Choose up to ${max}.`,
    chosen: (picked: number, max: number) => `${picked} of at most ${max} chosen.`,
    full: (max: number) => `${max} of ${max} chosen: untick one to choose another.`,
    abstain: 'Abstain',
    abstainHint: 'Takes part, but for none of these.',
    nothing: 'Nothing is chosen yet.',
    yours: 'You chose',
  },
  nl: {
    single: 'Kies er één.',
    several: (max) => `Kies er hoogstens ${max}.`,
    chosen: (picked, max) => `${picked} van hoogstens ${max} gekozen.`,
    full: (max) => `${max} van ${max} gekozen: haal er een weg om een andere te kiezen.`,
    abstain: 'Onthouding',
    abstainHint: 'Doet mee, maar kiest geen van deze.',
    nothing: 'Er is nog niets gekozen.',
    yours: 'Jij koos',
  },
});
