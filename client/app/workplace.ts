import { createContext } from 'svelte';
import type { Api } from './api.ts';
import type { Questions } from './questions.svelte.ts';
import type { Router } from './router.svelte.ts';
import type { SignedIn } from './signed-in.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** What every page of the facilitator's side works with. */
export interface Workplace {
  api: Api;
  router: Router;
  signedIn: SignedIn;
  toasts: Toasts;
  questions: Questions;
}

/** Set once, in the root component. */
export const [getWorkplace, setWorkplace] = createContext<Workplace>();
