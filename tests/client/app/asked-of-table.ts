import { render } from '@testing-library/svelte';
import { flushSync, type Component } from 'svelte';
import { AccountApi } from '../../../client/app/account/account-api.ts';
import { Api } from '../../../client/app/api.ts';
import { OrganisationApi } from '../../../client/app/organisation/organisation-api.ts';
import { Rights } from '../../../client/app/organisation/rights.svelte.ts';
import { Questions } from '../../../client/app/questions.svelte.ts';
import { Router } from '../../../client/app/router.svelte.ts';
import { SignedIn } from '../../../client/app/signed-in.svelte.ts';
import { Toasts } from '../../../client/app/toasts.svelte.ts';
import { LanguageChoice } from '../../../client/texts/language.svelte.ts';
import { ROUTE_KEYS, rightOf, type RouteKey, type Standing } from '../../../server/accounts/access.ts';
import { decideAccess, type Who } from '../../../server/accounts/decide-access.ts';
import type { Permission } from '../../../sessions/permissions.ts';
import InWorkplace from './InWorkplace.svelte';

/** Somebody with these permissions, at a listed address and signed in with two steps, before a session they stand to like this. */
export class Visitor {
  readonly who: Who;
  readonly standing: Standing | null;
  /** What a page asked for although the table refuses it. */
  readonly refused: RouteKey[] = [];
  readonly #answers: Partial<Record<RouteKey, unknown>>;

  constructor(
    permissions: readonly Permission[],
    standing: Standing | null,
    answers: Partial<Record<RouteKey, unknown>> = {},
  ) {
    const base = { accountId: 'me', organisationId: 'ours', twoStep: true };
    this.who = { ...base, permissions: new Set(permissions) };
    this.standing = standing;
    this.#answers = answers;
  }

  /** Does the table of rights let them call all of these? */
  may(...keys: RouteKey[]): boolean {
    const asking = { who: this.who, standing: this.standing, fromListedAddress: true };
    return keys.every((key) => decideAccess(rightOf(key), asking) === null);
  }

  /** Shows a page to them, whose server answers by the table. */
  async visit<Props extends Record<string, unknown>>(page: Component<Props>, given: Props): Promise<void> {
    const language = new LanguageChoice('?lang=en', []);
    const api = new Api(this.#fetch, () => 'en');
    const accounts = new AccountApi(api);
    const signedIn = new SignedIn(api, accounts, language);
    const rights = new Rights(new OrganisationApi(api));
    await signedIn.find();
    await rights.find();
    const workplace = {
      ...{ api, accounts, signedIn, rights },
      ...{ router: new Router(), toasts: new Toasts(), questions: new Questions() },
    };
    render(InWorkplace, {
      shows: page as Component<Record<string, unknown>>,
      given,
      workplace,
    });
    // A page asks, and may ask once more after the answer.
    for (let turn = 0; turn < 6; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      flushSync();
    }
  }

  readonly #fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const path = (typeof input === 'string' ? input : new URL('/', 'http://here').pathname).replace(
      /\?.*/,
      '',
    );
    const key = routeKeyOf(init?.method ?? 'GET', path);
    if (!this.may(key)) {
      this.refused.push(key);
      return Response.json({ code: 'not-allowed' }, { status: 403 });
    }
    const answers: Partial<Record<RouteKey, unknown>> = {
      'GET /api/v1/sign-in': {
        account: { id: 'me', email: 'me@example.org', language: 'en' },
        signUp: 'invited',
      },
      'GET /api/v1/me/rights': {
        organisation: { id: 'ours', name: 'Ours' },
        permissions: [...this.who.permissions],
        staff: ROUTE_KEYS.some((one) => rightOf(one).caller === 'staff' && this.may(one)),
      },
      'GET /api/v1/me/two-step': {
        ...{ on: true, factors: [], recoveryCodesLeft: 0 },
        possible: { passkey: false, phone: false },
      },
      ...this.#answers,
    };
    return key in answers ? Response.json(answers[key]) : new Response(null, { status: 204 });
  };
}

function routeKeyOf(method: string, path: string): RouteKey {
  const found = ROUTE_KEYS.find((key) => {
    const [verb, pattern = ''] = key.split(' ');
    return verb === method && new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  });
  if (!found) throw new Error(`no route is ${method} ${path}`);
  return found;
}
