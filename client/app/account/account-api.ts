import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import * as z from 'zod/mini';
import type { Language } from '../../../sessions/state.ts';
import { nothing, ofAccount, shaped, type Answer, type Api, type Credentials } from '../api.ts';
import type { Account } from '../resources.ts';
import {
  confirmed,
  holdings,
  newApp,
  passkeyOptions,
  pinState,
  secondStep,
  signIns,
  twoStep,
  type Confirmed,
  type Holdings,
  type NewApp,
  type PinState,
  type SecondStep,
  type SignIns,
  type TwoStep,
  type Way,
} from './account-resources.ts';

/** What shows that the second step was done. */
export interface StepAnswer {
  way: Way;
  code?: string;
  passkey?: AuthenticationResponseJSON;
}

const signedIn = z.union([z.object({ account: ofAccount.account }), z.object({ secondStep })]);

/** Signing in and one's own account, one method a route. */
export class AccountApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** The account, or what the second step needs. */
  async signIn(credentials: Credentials): Promise<Answer<{ account: Account } | { secondStep: SecondStep }>> {
    return this.#api.send('POST', '/sign-in', shaped(signedIn), { ...credentials });
  }

  finish(ticket: string, answer: StepAnswer): Promise<Answer<{ account: Account }>> {
    return this.#api.send('POST', '/sign-in/second-step', ofAccount.parse, { ticket, ...answer });
  }

  sendCode(ticket: string, way: 'mail' | 'phone'): Promise<Answer<null>> {
    return this.#api.send('POST', '/sign-in/code', nothing, { ticket, way });
  }

  usePasskey(ticket: string): Promise<Answer<z.infer<typeof passkeyOptions>>> {
    return this.#api.send('POST', '/sign-in/passkey', shaped(passkeyOptions), { ticket });
  }

  /** May anybody make an account here? */
  async isOpen(): Promise<boolean> {
    const answer = await this.#api.send('GET', '/sign-in', shaped(z.object({ signUp: z.string() })));
    return answer.ok && answer.value.signUp === 'open';
  }

  forgot(email: string): Promise<Answer<null>> {
    return this.#paid('/forgot', { email });
  }

  reset(token: string, password: string): Promise<Answer<null>> {
    return this.#api.send('POST', '/reset', nothing, { token, password });
  }

  signUp(email: string, language: Language): Promise<Answer<null>> {
    return this.#paid('/sign-up', { email, language });
  }

  create(token: string, password: string, language: Language): Promise<Answer<{ account: Account }>> {
    return this.#api.send('POST', '/accounts', ofAccount.parse, { token, password, language });
  }

  confirmAddress(token: string): Promise<Answer<null>> {
    return this.#api.send('POST', '/address', nothing, { token });
  }

  prove(password: string): Promise<Answer<null>> {
    return this.#api.send('POST', '/me/proof', nothing, { password });
  }

  setPassword(password: string): Promise<Answer<null>> {
    return this.#api.send('POST', '/me/password', nothing, { password });
  }

  setAddress(email: string): Promise<Answer<null>> {
    return this.#api.send('POST', '/me/address', nothing, { email });
  }

  pin(): Promise<Answer<PinState>> {
    return this.#api.send('GET', '/me/pin', shaped(pinState));
  }

  setPin(pin: string): Promise<Answer<null>> {
    return this.#api.send('POST', '/me/pin', nothing, { pin });
  }

  removePin(): Promise<Answer<null>> {
    return this.#api.send('DELETE', '/me/pin', nothing);
  }

  /** Lifts the lock of the screen; it signs nobody in. */
  unlock(pin: string): Promise<Answer<null>> {
    return this.#api.send('POST', '/me/unlock', nothing, { pin });
  }

  /** What goes when the account is deleted, and what is in the way. */
  holdings(): Promise<Answer<Holdings>> {
    return this.#api.send('GET', '/me/deletion', shaped(holdings));
  }

  delete(password: string): Promise<Answer<null>> {
    return this.#api.send('POST', '/me/deletion', nothing, { password });
  }

  signIns(): Promise<Answer<SignIns>> {
    return this.#api.send('GET', '/me/sign-ins', shaped(signIns));
  }

  endSignIn(id: string): Promise<Answer<null>> {
    return this.#api.send('DELETE', `/me/sign-ins/${id}`, nothing);
  }

  endOthers(): Promise<Answer<null>> {
    return this.#api.send('POST', '/me/sign-ins/end-others', nothing, {});
  }

  twoStep(): Promise<Answer<TwoStep>> {
    return this.#api.send('GET', '/me/two-step', shaped(twoStep));
  }

  addApp(): Promise<Answer<NewApp>> {
    return this.#api.send('POST', '/me/two-step/app', shaped(newApp), {});
  }

  addPhone(phone: string): Promise<Answer<{ factor: string }>> {
    return this.#api.send('POST', '/me/two-step/phone', shaped(z.object({ factor: z.string() })), { phone });
  }

  confirm(factor: string, code: string): Promise<Answer<Confirmed>> {
    return this.#api.send('POST', `/me/two-step/${factor}/confirm`, shaped(confirmed), { code });
  }

  beginPasskey(): Promise<Answer<z.infer<typeof passkeyOptions>>> {
    return this.#api.send('POST', '/me/two-step/passkey', shaped(passkeyOptions), {});
  }

  addPasskey(label: string, passkey: RegistrationResponseJSON): Promise<Answer<Confirmed>> {
    return this.#api.send('POST', '/me/two-step/passkey/made', shaped(confirmed), { label, passkey });
  }

  removeFactor(id: string): Promise<Answer<null>> {
    return this.#api.send('DELETE', `/me/two-step/${id}`, nothing);
  }

  newRecoveryCodes(): Promise<Answer<{ recoveryCodes: string[] }>> {
    const codes = z.object({ recoveryCodes: z.array(z.string()) });
    return this.#api.send('POST', '/me/two-step/recovery-codes', shaped(codes), {});
  }

  /** Asks; when the server wants a proof of work first, does the work and asks again with it. */
  async #paid(path: string, body: object): Promise<Answer<null>> {
    const answer = await this.#api.send('POST', path, nothing, body);
    if (answer.ok || answer.problem.code !== 'proof-required' || !answer.problem.challenge) return answer;
    // Hardly ever needed, so no page loads it before it is.
    const { proofFor } = await import('../../participant/proof-of-work.ts');
    const proof = await proofFor(answer.problem.challenge, () => undefined, new AbortController().signal);
    return this.#api.send('POST', path, nothing, { ...body, proof });
  }
}
