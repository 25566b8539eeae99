import { createTransport } from 'nodemailer';
import { MailRefused, refuseForged, type Mail, type MailCarrier } from './mail-carrier.ts';

export interface SmtpOptions {
  url: string;
  from: string;
}

/** How long a mail server may keep silent before the mail is tried again later. */
const PATIENCE_MS = 20_000;

/** Hands mails to a mail server over a few connections that are kept open. */
export class SmtpCarrier implements MailCarrier {
  readonly #transport;
  readonly #from: string;

  constructor({ url, from }: SmtpOptions) {
    this.#from = from;
    this.#transport = createTransport({
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      // A mail is made of the texts it is given, never of a file or an address on the network.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async carry(mail: Mail): Promise<void> {
    refuseForged(mail);
    try {
      await this.#transport.sendMail({
        from: { name: 'Rondo', address: this.#from },
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        // Machines that answer mails leave this one alone.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    } catch (cause) {
      if (isFinal(cause)) throw new MailRefused('the mail server refused the mail', { cause });
      throw cause;
    }
  }

  async close(): Promise<void> {
    this.#transport.close();
  }
}

/** Codes of 500 and above are for ever (RFC 5321), but for those that say the server itself lets nobody in. */
function isFinal(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  return typeof code === 'number' && code >= 500 && code !== 530 && code !== 535 && code !== 538;
}
