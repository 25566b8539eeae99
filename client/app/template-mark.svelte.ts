import type { Language } from '../../sessions/state.ts';
import type { Api } from './api.ts';
import type { Problem } from './resources.ts';
import { markAsTemplate, templatesOffered } from './templates.ts';

/** Does a session stand among one's own templates? It is shown as chosen at once, and as it was when the server refuses. */
export class TemplateMark {
  /** Null until the server has said. */
  marked: boolean | null = $state(null);
  readonly #api: Api;
  readonly #sessionId: string;

  constructor(api: Api, sessionId: string) {
    this.#api = api;
    this.#sessionId = sessionId;
  }

  async look(language: Language): Promise<void> {
    const answer = await templatesOffered(this.#api, language);
    this.marked = answer.ok ? answer.value.own.some(({ id }) => id === this.#sessionId) : null;
  }

  /** Null when it is done, else why it was not. */
  async put(marked: boolean): Promise<Problem | null> {
    const before = this.marked;
    this.marked = marked;
    const answer = await markAsTemplate(this.#api, this.#sessionId, marked);
    if (answer.ok) return null;
    this.marked = before;
    return answer.problem;
  }
}
