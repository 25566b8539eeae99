import type { Agenda } from '../../sessions/agenda.ts';
import type { Report } from '../../sessions/report.ts';
import type { Language, SessionSettings } from '../../sessions/state.ts';

export interface Joined {
  sessionId: string;
  participantId: string;
  token: string;
  receipt: string;
  waiting: boolean;
}

export interface Started {
  code: string;
  joinUrl: string;
  wallUrl: string;
  coFacilitatorUrl: string;
}

export interface SessionSummary {
  id: string;
  title: string;
  status: 'draft' | 'live' | 'stopped';
  version: number;
}

/** What a server said: its status, its headers, and its body parsed when it is JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A refusal over HTTP: a problem document, thrown so that a test that expects "yes" shows what it got. */
export class Problem extends Error {
  override name = 'Problem';
  readonly answer: Answer;

  constructor(what: string, answer: Answer) {
    super(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.answer = answer;
  }

  get code(): unknown {
    return (this.answer.body as { code?: unknown } | null)?.code;
  }
}

export const PASSWORD = 'Sequoia-harbour-41';

/** One person's way to the REST interface: keeps the sign-in's cookie as a browser would. */
export class ApiClient {
  /** Changes when a test's server moves to another process. */
  origin: string;
  cookie = '';
  readonly #headers: Record<string, string>;

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.origin = origin;
    this.#headers = headers;
  }

  /** Asks and answers whatever came back. */
  async fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        ...this.#headers,
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';', 1)[0] ?? '';
      this.cookie = pair.endsWith('=') ? '' : pair;
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  }

  /** Asks for something that must be granted. */
  async ask<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const answer = await this.fetch(method, `/api/v1${path}`, body, headers);
    if (answer.status < 200 || answer.status > 299) throw new Problem(`${method} ${path}`, answer);
    return answer.body as T;
  }

  /** Creates the first account with the token of the one-time link, and is signed in. */
  async setUp(token: string, email = 'owner@example.org'): Promise<void> {
    await this.ask('POST', '/setup', { token, email, password: PASSWORD, language: 'en' });
  }

  async signIn(email = 'owner@example.org'): Promise<void> {
    await this.ask('POST', '/sign-in', { email, password: PASSWORD });
  }

  /** A draft with this agenda. */
  async createSession(
    title: string,
    agenda: Agenda,
    settings: SessionSettings = { names: 'none', teams: [], teamJoin: 'choose' },
    language: Language = 'en',
  ): Promise<SessionSummary> {
    const { id, version } = await this.ask<SessionSummary>('POST', '/sessions', {
      title,
      language,
      settings,
    });
    return this.ask('PATCH', `/sessions/${id}`, { version, agenda });
  }

  start(sessionId: string): Promise<Started> {
    return this.ask('POST', `/sessions/${sessionId}/start`);
  }

  async stop(sessionId: string): Promise<void> {
    await this.ask('POST', `/sessions/${sessionId}/stop`);
  }

  /** Joins with a typed code or with the token of the QR link. */
  join(code: string, who: { name?: string; team?: string } = {}): Promise<Joined> {
    return this.ask('POST', '/join', { code, ...who });
  }

  report(sessionId: string): Promise<Report> {
    return this.ask('GET', `/sessions/${sessionId}/report`);
  }

  export(sessionId: string, format: 'csv' | 'json'): Promise<Answer> {
    return this.fetch('GET', `/api/v1/sessions/${sessionId}/export?format=${format}`);
  }

  /** Numbers of `/metrics`, by their names and labels as they stand there. Some count anew from each reading. */
  async metrics(): Promise<Map<string, number>> {
    const { body } = await this.fetch('GET', '/metrics');
    const lines = String(body).match(/^[^#\s].* \S+$/gm) ?? [];
    return new Map(
      lines.map((line): [string, number] => {
        const end = line.lastIndexOf(' ');
        return [line.slice(0, end), Number(line.slice(end + 1))];
      }),
    );
  }
}

/** The secret of a link: it stands behind the `#`, where no server's log sees it. */
export function tokenIn(url: string): string {
  return url.slice(url.indexOf('#') + 1);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
