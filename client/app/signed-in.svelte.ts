import type { LanguageChoice } from '../texts/language.svelte.ts';
import type { AccountApi, StepAnswer } from './account/account-api.ts';
import type { SecondStep } from './account/account-resources.ts';
import type { Api, Answer, Credentials } from './api.ts';
import type { Account, Problem } from './resources.ts';
import type { Language } from '../../sessions/state.ts';

/** Who is signed in on this page: not known yet, nobody, or an account. */
export type SignedInState =
  | { is: 'unknown' }
  | { is: 'nobody' }
  | { is: 'account'; account: Account }
  | { is: 'failed'; problem: Problem };

/** The sign-in of this browser. The language of the pages follows the account. */
export class SignedIn {
  state = $state.raw<SignedInState>({ is: 'unknown' });
  readonly #api: Api;
  readonly #accounts: AccountApi;
  readonly #language: LanguageChoice;

  constructor(api: Api, accounts: AccountApi, language: LanguageChoice) {
    this.#api = api;
    this.#accounts = accounts;
    this.#language = language;
  }

  get account(): Account | null {
    return this.state.is === 'account' ? this.state.account : null;
  }

  /** Asks the server who is signed in. */
  async find(): Promise<void> {
    const answer = await this.#api.me();
    if (!answer.ok) this.state = { is: 'failed', problem: answer.problem };
    else if (answer.value) this.#take(answer.value);
    else this.lost();
  }

  /** The first step; what the second needs, or null when there is none and somebody is signed in. */
  async signIn(credentials: Credentials): Promise<Answer<SecondStep | null>> {
    const answer = await this.#accounts.signIn(credentials);
    if (!answer.ok) return answer;
    if ('secondStep' in answer.value) return { ok: true, value: answer.value.secondStep };
    this.#take(answer.value.account);
    return { ok: true, value: null };
  }

  async finish(ticket: string, step: StepAnswer): Promise<Answer<Account>> {
    return this.#taken(await this.#accounts.finish(ticket, step));
  }

  /** Makes the account of an invitation or a verified address. */
  async create(token: string, password: string): Promise<Answer<Account>> {
    return this.#taken(await this.#accounts.create(token, password, this.#language.current));
  }

  async setUp(token: string, credentials: Credentials): Promise<Answer<Account>> {
    const answer = await this.#api.setUp(token, credentials);
    if (answer.ok) this.#take(answer.value);
    return answer;
  }

  async signOut(): Promise<Answer<null>> {
    const answer = await this.#api.signOut();
    if (answer.ok || answer.problem.code === 'sign-in-required') this.lost();
    return answer;
  }

  /** The server does not know this sign-in any more. */
  lost(): void {
    this.state = { is: 'nobody' };
  }

  /** Shows the pages in a language, and keeps the choice with the account when there is one. */
  async chooseLanguage(language: Language): Promise<Answer<null>> {
    this.#language.give(language);
    const { account } = this;
    if (!account) return { ok: true, value: null };
    this.state = { is: 'account', account: { ...account, language } };
    return this.#api.chooseLanguage(language);
  }

  #taken(answer: Answer<{ account: Account }>): Answer<Account> {
    if (!answer.ok) return answer;
    this.#take(answer.value.account);
    return { ok: true, value: answer.value.account };
  }

  #take(account: Account): void {
    this.#language.give(account.language);
    this.state = { is: 'account', account };
  }
}
