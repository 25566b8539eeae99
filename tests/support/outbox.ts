import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Mails that a server process without a mail server wrote into its data folder. */
export class Outbox {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'outbox');
  }

  /** All mails to somebody, in the order they were sent. */
  to(address: string): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .sort()
      .map((name) => readFileSync(join(this.#folder, name), 'utf8'))
      .filter((mail) => mail.startsWith(`To: ${address}\n`));
  }

  /** Waits for the mail after the first `before` to somebody. */
  async next(address: string, before: number, withinMs = 5_000): Promise<string> {
    for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(25)) {
      const mail = this.to(address)[before];
      if (mail !== undefined) return mail;
    }
    throw new Error(`No mail number ${before + 1} came to ${address}.`);
  }
}
