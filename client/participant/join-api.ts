import type { Challenge, Proof } from '../../sessions/proof-of-work.ts';
import { isRefusal, type Refusal } from '../../sessions/refusals.ts';
import type { Language, NameRule, Team, TeamJoin } from '../../sessions/state.ts';
import { isLanguage } from '../texts/language.svelte.ts';

/** What a person may know before joining, to decide and to fill in what is asked. */
export interface Doorplate {
  sessionId: string;
  title: string;
  language: Language;
  names: NameRule;
  teams: Team[];
  teamJoin: TeamJoin;
  joiningLocked: boolean;
}

export interface Joined {
  sessionId: string;
  participantId: string;
  token: string;
  receipt: string;
  waiting: boolean;
}

export interface JoinRequest {
  /** A typed code in any spelling, or the secret of a QR link. */
  code: string;
  name?: string;
  team?: string;
  proof?: Proof;
  /** A secret of this page: asked again with it, nobody joins twice. */
  attempt?: string;
  /** Version of the privacy notice that was shown. */
  notice?: string;
}

export type Reply<T> =
  | { ok: true; value: T }
  | { ok: false; refusal: Refusal | 'no-connection'; challenge?: Challenge; reference?: string };

/** Asks what is behind a code. */
export async function look(request: JoinRequest, language: Language): Promise<Reply<Doorplate>> {
  return post('/api/v1/join/look', request, language, isDoorplate);
}

/** Joins: makes this browser a participant. */
export async function join(request: JoinRequest, language: Language): Promise<Reply<Joined>> {
  return post('/api/v1/join', request, language, isJoined);
}

async function post<T>(
  path: string,
  body: JoinRequest,
  language: Language,
  fits: (value: unknown) => value is T,
): Promise<Reply<T>> {
  let answer: unknown;
  let ok: boolean;
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(body),
    });
    ok = response.ok;
    answer = await response.json();
  } catch {
    return { ok: false, refusal: 'no-connection' };
  }
  if (ok) return fits(answer) ? { ok: true, value: answer } : { ok: false, refusal: 'internal-error' };
  return problem(answer);
}

/** A problem document (RFC 9457) as the server sends it. */
function problem(answer: unknown): Extract<Reply<never>, { ok: false }> {
  const { code, challenge, reference } = fieldsOf(answer);
  const refusal = isRefusal(code) ? code : 'internal-error';
  return {
    ok: false,
    refusal,
    ...(isChallenge(challenge) ? { challenge } : {}),
    ...(typeof reference === 'string' ? { reference } : {}),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isChallenge(value: unknown): value is Challenge {
  const { salt, difficulty } = fieldsOf(value);
  return typeof salt === 'string' && typeof difficulty === 'number';
}

function isDoorplate(value: unknown): value is Doorplate {
  const { sessionId, title, language, names, teams, teamJoin, joiningLocked } = fieldsOf(value);
  return (
    typeof sessionId === 'string' &&
    typeof title === 'string' &&
    isLanguage(language) &&
    (names === 'none' || names === 'optional' || names === 'required') &&
    Array.isArray(teams) &&
    (teamJoin === 'choose' || teamJoin === 'assigned' || teamJoin === 'balanced') &&
    typeof joiningLocked === 'boolean'
  );
}

function isJoined(value: unknown): value is Joined {
  const { sessionId, participantId, token, receipt, waiting } = fieldsOf(value);
  return (
    [sessionId, participantId, token, receipt].every((text) => typeof text === 'string') &&
    typeof waiting === 'boolean'
  );
}
