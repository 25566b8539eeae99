import { parseCode } from '../../sessions/join-code.ts';
import type { Challenge, Proof } from '../../sessions/proof-of-work.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { LanguageChoice } from '../texts/language.svelte.ts';
import { newId } from '../live/chance.ts';
import { join, look, type Doorplate, type Joined, type JoinRequest, type Reply } from './join-api.ts';
import { PRIVACY_NOTICE_VERSION } from './privacy-notice.ts';

function newAttempt(): string {
  return newId() + newId();
}

/** Where somebody at the door stands: giving a code, being asked what the session asks, or waiting for an answer. */
export type JoinStep =
  | { is: 'code' }
  | { is: 'looking' }
  | { is: 'details'; door: Doorplate }
  | { is: 'joining'; door: Doorplate };

export interface JoinTrouble {
  refusal: Refusal | 'no-connection';
  reference: string | null;
}

/** From a code or a QR link to a place in a session. */
export class JoinFlow {
  step = $state.raw<JoinStep>({ is: 'code' });
  trouble = $state.raw<JoinTrouble | null>(null);
  /** While the device solves the puzzle: tries made ÷ tries expected; null when there is none. */
  solving = $state<number | null>(null);
  readonly #language: LanguageChoice;
  readonly #found: () => void;
  readonly #joined: (joined: Joined) => void;
  readonly #gone = new AbortController();
  #code = '';
  /** Kept until there is an answer: a join whose answer got lost is asked again and happens once. */
  #attempt = newAttempt();
  /** Looking is half of joining: one proof is good for both. */
  #proof: Proof | null = null;

  /**
   * @param found a session is behind the code: somebody is about to join
   * @param joined this browser is a participant now
   */
  constructor(language: LanguageChoice, found: () => void, joined: (joined: Joined) => void) {
    this.#language = language;
    this.#found = found;
    this.#joined = joined;
  }

  /** Looks what is behind a typed code (it has to be one) or behind the secret of a QR link. */
  async look(typed: string, from: 'code' | 'link' = 'code'): Promise<Doorplate | null> {
    const code = from === 'link' ? typed : parseCode(typed);
    if (code === null) return null;
    this.#code = code;
    this.trouble = null;
    this.step = { is: 'looking' };
    const reply = await this.#ask({ code }, look);
    if (this.#gone.signal.aborted) return null;
    if (!reply.ok) {
      this.#failed(reply);
      this.step = { is: 'code' };
      return null;
    }
    this.#language.give(reply.value.language);
    this.#found();
    this.step = { is: 'details', door: reply.value };
    return reply.value;
  }

  async join(name: string, team: string | null): Promise<void> {
    if (this.step.is !== 'details') return;
    const { door } = this.step;
    this.trouble = null;
    this.step = { is: 'joining', door };
    const request: JoinRequest = {
      code: this.#code,
      attempt: this.#attempt,
      notice: PRIVACY_NOTICE_VERSION,
    };
    if (door.names !== 'none' && name.trim() !== '') request.name = name.trim();
    if (team !== null) request.team = team;
    const reply = await this.#ask(request, join);
    if (this.#gone.signal.aborted) return;
    if (reply.ok) {
      this.#attempt = newAttempt();
      this.#joined(reply.value);
      return;
    }
    this.#failed(reply);
    this.step = reply.refusal === 'code-unknown' ? { is: 'code' } : { is: 'details', door };
  }

  /** Back to giving a code. */
  restart(): void {
    this.trouble = null;
    this.#language.give(null);
    this.step = { is: 'code' };
  }

  /** The page goes elsewhere: whatever still runs stops. */
  leave(): void {
    this.#gone.abort();
  }

  /** Asks, and when the server wants a proof of work first, does the work and asks again with it. */
  async #ask<T>(
    request: JoinRequest,
    ask: (request: JoinRequest, language: LanguageChoice['current']) => Promise<Reply<T>>,
  ): Promise<Reply<T>> {
    const first = this.#proof ? { ...request, proof: this.#proof } : request;
    const reply = await ask(first, this.#language.current);
    if (reply.ok || reply.refusal !== 'proof-required' || !reply.challenge) return reply;
    this.#proof = await this.#solve(reply.challenge);
    return this.#proof ? ask({ ...request, proof: this.#proof }, this.#language.current) : reply;
  }

  async #solve(challenge: Challenge) {
    this.solving = 0;
    try {
      // Hardly ever needed, so no phone loads it before it is.
      const { proofFor } = await import('./proof-of-work.ts');
      return await proofFor(challenge, (share) => (this.solving = share), this.#gone.signal);
    } catch {
      return null;
    } finally {
      this.solving = null;
    }
  }

  #failed({ refusal, reference }: Extract<Reply<never>, { ok: false }>): void {
    this.trouble = { refusal, reference: reference ?? null };
  }
}
