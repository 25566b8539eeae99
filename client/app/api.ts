import * as z from 'zod/mini';
import type { Agenda } from '../../sessions/agenda.ts';
import type { Language, SessionSettings } from '../../sessions/state.ts';
import {
  account,
  doors,
  listedSession,
  problemOf,
  sessionResource,
  type Account,
  type Doors,
  type ListedSession,
  type Problem,
  type SessionResource,
} from './resources.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What a draft is made of; a PATCH sends the parts that changed. */
export interface DraftContent {
  title: string;
  language: Language;
  settings: SessionSettings;
  agenda: Agenda;
}

export interface Credentials {
  email: string;
  password: string;
}

type Parse<T> = (body: unknown) => T | undefined;

/** Parses an answer by its schema. */
export function shaped<T>(schema: z.ZodMiniType<T>): Parse<T> {
  return (body) => {
    const parsed = schema.safeParse(body);
    return parsed.success ? parsed.data : undefined;
  };
}

/** For answers without content. */
export const nothing: Parse<null> = () => null;
export const ofAccount = { account, parse: shaped(z.object({ account })) };
const ofAnybody = shaped(z.object({ account: z.nullable(account) }));
const ofList = shaped(z.object({ sessions: z.array(listedSession) }));
const ofImage = shaped(z.object({ id: z.string() }));

/** The HTTP interface, one method a route. Refusals come back as values; nothing here throws. */
export class Api {
  readonly #fetch: typeof fetch;
  readonly #language: () => Language;

  constructor(fetcher: typeof fetch, language: () => Language) {
    this.#fetch = fetcher;
    this.#language = language;
  }

  /** Who is signed in on this browser; null is nobody. */
  async me(): Promise<Answer<Account | null>> {
    const answer = await this.send('GET', '/sign-in', ofAnybody);
    return answer.ok ? { ok: true, value: answer.value.account } : answer;
  }

  async setUp(token: string, credentials: Credentials): Promise<Answer<Account>> {
    return accountIn(
      await this.send('POST', '/setup', ofAccount.parse, {
        token,
        ...credentials,
        language: this.#language(),
      }),
    );
  }

  signOut(): Promise<Answer<null>> {
    return this.send('POST', '/sign-out', nothing, {});
  }

  chooseLanguage(language: Language): Promise<Answer<null>> {
    return this.send('PATCH', '/me', nothing, { language });
  }

  async sessions(): Promise<Answer<ListedSession[]>> {
    const answer = await this.send('GET', '/sessions', ofList);
    return answer.ok ? { ok: true, value: answer.value.sessions } : answer;
  }

  session(id: string): Promise<Answer<SessionResource>> {
    return this.send('GET', `/sessions/${id}`, shaped(sessionResource));
  }

  create(title: string, language: Language): Promise<Answer<SessionResource>> {
    return this.send('POST', '/sessions', shaped(sessionResource), { title, language });
  }

  duplicate(id: string): Promise<Answer<SessionResource>> {
    return this.send('POST', '/sessions', shaped(sessionResource), { from: id });
  }

  /** Saves parts of a draft. `leaving`: the page is going away, and the request must outlive it. */
  save(
    id: string,
    version: number,
    parts: Partial<DraftContent>,
    leaving = false,
  ): Promise<Answer<SessionResource>> {
    const body = { version, ...parts };
    return this.send('PATCH', `/sessions/${id}`, shaped(sessionResource), body, { keepalive: leaving });
  }

  remove(id: string): Promise<Answer<null>> {
    return this.send('DELETE', `/sessions/${id}`, nothing);
  }

  start(id: string): Promise<Answer<Doors>> {
    return this.send('POST', `/sessions/${id}/start`, shaped(doors), {});
  }

  report<T>(id: string, parse: Parse<T>): Promise<Answer<T>> {
    return this.send('GET', `/sessions/${id}/report`, parse);
  }

  /** Uploads a picture and answers its id. */
  async upload(sessionId: string, picture: Blob): Promise<Answer<string>> {
    const answer = await this.send('POST', `/sessions/${sessionId}/images`, ofImage, picture);
    return answer.ok ? { ok: true, value: answer.value.id } : answer;
  }

  /** Asks one thing; what comes back is parsed before anybody sees it. */
  async send<T>(
    method: string,
    path: string,
    parse: Parse<T>,
    body?: object,
    extra: RequestInit = {},
  ): Promise<Answer<T>> {
    const isBlob = body instanceof Blob;
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-language': this.#language(),
    };
    if (body) headers['content-type'] = isBlob ? body.type : 'application/json';
    let response: Response;
    let json: unknown;
    try {
      response = await this.#fetch(`/api/v1${path}`, {
        ...extra,
        method,
        headers,
        ...(body ? { body: isBlob ? body : JSON.stringify(body) } : {}),
      });
      json = response.status === 204 ? null : await response.json();
    } catch (error) {
      // fetch rejects with a TypeError when nothing answered; a SyntaxError is an answer that is not JSON.
      return { ok: false, problem: { code: error instanceof SyntaxError ? 'broken-answer' : 'unreachable' } };
    }
    if (!response.ok) return { ok: false, problem: problemOf(json) };
    const value = parse(json);
    return value === undefined ? { ok: false, problem: { code: 'broken-answer' } } : { ok: true, value };
  }
}

function accountIn(answer: Answer<{ account: Account }>): Answer<Account> {
  return answer.ok ? { ok: true, value: answer.value.account } : answer;
}

/** Where a past session's results are downloaded. */
export function exportPath(sessionId: string, format: 'csv' | 'json'): string {
  return `/api/v1/sessions/${sessionId}/export?format=${format}`;
}
