import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../platform/ids.ts';
import { refuseForged, type Mail, type MailCarrier } from './mail-carrier.ts';

export interface OutboxOptions {
  folder: string;
  /** Tells whoever started the server that there is something to read; never what it says. */
  say: (line: string) => void;
}

/** Codes and links in it have run out long before. */
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Without a mail server: each mail becomes a file that only the operator may read. What a mail says is in the file alone,
 * because consoles are recorded.
 */
export class OutboxCarrier implements MailCarrier {
  readonly #folder: string;
  readonly #say: (line: string) => void;

  constructor({ folder, say }: OutboxOptions) {
    this.#folder = folder;
    this.#say = say;
  }

  async carry(mail: Mail): Promise<void> {
    refuseForged(mail);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#clearOut();
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    const path = join(this.#folder, `${time}-${newId()}.txt`);
    const content = `To: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text}\n`;
    await writeFile(path, content, { mode: 0o600, flag: 'wx' });
    this.#say(`No mail server is set (SMTP_URL), so a mail was written to ${path}`);
  }

  async close(): Promise<void> {
    // Nothing is held.
  }

  async #clearOut(): Promise<void> {
    const before = Date.now() - KEPT_MS;
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      if (name.endsWith('.txt') && (await stat(path)).mtimeMs < before) await rm(path, { force: true });
    }
  }
}
