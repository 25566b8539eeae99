import type { Language } from '../../sessions/state.ts';
import { writeMail, type Letter } from '../mail/mail-texts.ts';
import type { MailQueue } from '../mail/mail-queue.ts';

/** Letters to people, with links to the pages of this server. */
export class Letters {
  readonly #mails: MailQueue;
  readonly #baseUrl: () => string;

  /** @param baseUrl the server's own address: from its settings, never from what a request says its host is */
  constructor(mails: MailQueue, baseUrl: () => string) {
    this.#mails = mails;
    this.#baseUrl = baseUrl;
  }

  /** Sends one; `forMs` is how long it is of use. */
  send(to: string, language: Language, letter: Letter, forMs: number): void {
    this.#mails.post(writeMail(to, language, letter), forMs);
  }

  /** The address of a page. Its secret stands behind the `#`, where no server's log sees it. */
  link(page: 'welcome' | 'reset' | 'address' | 'forgot' | 'staff' | '', token?: string): string {
    const path = page === '' ? '/app' : `/app/${page}`;
    return `${this.#baseUrl()}${path}${token === undefined ? '' : `#${token}`}`;
  }
}
