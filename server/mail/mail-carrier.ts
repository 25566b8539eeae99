/** One mail, ready to go: plain text to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Brings mails to people. Implementations hold to one contract (tests/contracts/mail.test.ts). */
export interface MailCarrier {
  /** Settles when the mail is out of our hands; throws `MailRefused` when trying again is no use. */
  carry(mail: Mail): Promise<void>;
  /** Lets go of connections. */
  close(): Promise<void>;
}

/** The other side will never take this mail, however often it is brought. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** A line break or another control character: in a header it would begin a header of the sender's choice. */
const CONTROL = /\p{Cc}/u;
/** One address without display name, list or comment: what comes after a comma would be a second person. */
const ONE_PERSON = /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]{1,250}$/u;

/** Every carrier asks this first, so that nothing typed by anybody can add a header or a second recipient. */
export function refuseForged({ to, subject }: Mail): void {
  if (!ONE_PERSON.test(to)) throw new MailRefused('the recipient is not one address');
  if (CONTROL.test(subject)) throw new MailRefused('the subject is not one line');
}
