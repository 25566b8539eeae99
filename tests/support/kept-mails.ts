import type { Mail, MailCarrier } from '../../server/mail/mail-carrier.ts';

/** Mails that arrived, for tests whose subject is not how they are carried (tests/contracts/mail.test.ts is). */
export class KeptMails implements MailCarrier {
  readonly all: Mail[] = [];

  async carry(mail: Mail): Promise<void> {
    this.all.push(mail);
  }

  async close(): Promise<void> {
    // Nothing is held.
  }

  to(address: string): Mail[] {
    return this.all.filter(({ to }) => to === address);
  }

  /** The secret of the link in the last mail to somebody. */
  token(address: string): string {
    return /#([\w-]{22})$/m.exec(this.to(address).at(-1)?.text ?? '')?.[1] ?? '';
  }

  /** The code in the last mail to somebody. */
  code(address: string): string {
    return /\b\d{6}\b/.exec(this.to(address).at(-1)?.text ?? '')?.[0] ?? '';
  }
}
