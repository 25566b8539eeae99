import { createContext } from 'svelte';
import type { AccountApi } from './account/account-api.ts';
import type { Api } from './api.ts';
import type { Rights } from './organisation/rights.svelte.ts';
import type { Questions } from './questions.svelte.ts';
import type { Router } from './router.svelte.ts';
import type { SignedIn } from './signed-in.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** What every page of the facilitator's side works with. */
export interface Workplace {
  api: Api;
  accounts: AccountApi;
  router: Router;
  signedIn: SignedIn;
  /** What whoever is signed in may do. */
  rights: Rights;
  toasts: Toasts;
  questions: Questions;
}

/** Set once, in the root component. */
export const [getWorkplace, setWorkplace] = createContext<Workplace>();
