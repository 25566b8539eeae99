import type { Language } from '../../sessions/state.ts';

/** Every language by its own name. */
export const LANGUAGE_NAMES: readonly { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'nl', name: 'Nederlands' },
];
