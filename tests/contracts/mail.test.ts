import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MailRefused, type Mail, type MailCarrier } from '../../server/mail/mail-carrier.ts';
import { OutboxCarrier } from '../../server/mail/outbox-carrier.ts';
import { SmtpCarrier } from '../../server/mail/smtp-carrier.ts';
import { headersOf, MailServer, textOf } from '../support/mail-server.ts';
import { tempDir, type TempDir } from '../support/temp-dir.ts';

interface Post {
  name: string;
  begin(): Promise<MailCarrier>;
  /** Everything that arrived: recipients, subject and text. */
  arrived(): { to: string[]; subject: string; text: string }[];
  end(): Promise<void>;
}

let server: MailServer;
let folder: TempDir;
const said: string[] = [];

const overSmtp: Post = {
  name: 'a mail server',
  async begin() {
    server = await MailServer.start();
    return new SmtpCarrier({ url: server.url, from: 'rondo@example.org' });
  },
  arrived: () =>
    server.arrived.map(({ to, raw }) => ({
      to,
      subject: decoded(
        headersOf(raw)
          .find((line) => line.startsWith('Subject: '))
          ?.slice(9) ?? '',
      ),
      text: textOf(raw).replaceAll('\r\n', '\n').trimEnd(),
    })),
  end: async () => server[Symbol.asyncDispose](),
};

const toOutbox: Post = {
  name: 'the outbox folder',
  async begin() {
    folder = tempDir();
    said.length = 0;
    return new OutboxCarrier({ folder: join(folder.path, 'outbox'), say: (line) => said.push(line) });
  },
  arrived: () =>
    files().map((path) => {
      const [, to = '', subject = '', text = ''] =
        /^To: (.*)\nSubject: (.*)\n\n([^]*)\n$/.exec(readFileSync(path, 'utf8')) ?? [];
      return { to: [to], subject, text };
    }),
  end: async () => folder[Symbol.asyncDispose](),
};

function files(): string[] {
  const outbox = join(folder.path, 'outbox');
  return readdirSync(outbox).map((name) => join(outbox, name));
}

/** A header's encoded words (RFC 2047) as text. */
function decoded(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decodeURIComponent(text.replaceAll('_', ' ').replace(/%/g, '%25').replace(/=/g, '%')),
    );
}

const MAIL: Mail = {
  to: 'jo.de-vries+x@example.org',
  subject: 'Één code, één keer',
  text: 'Regel één.\n\nhttps://rondo.example.org/app/reset#abcdefghij-klmnop_qrstuvw\n.\nLaatste regel: 한국어 ✓',
};

describe.each([overSmtp, toOutbox])('mail contract: $name', (post) => {
  let carrier: MailCarrier;
  afterEach(async () => {
    await carrier.close();
    await post.end();
  });

  it('what is carried arrives whole, in any language, to one person', async () => {
    carrier = await post.begin();
    await carrier.carry(MAIL);
    expect(post.arrived()).toEqual([{ to: [MAIL.to], subject: MAIL.subject, text: MAIL.text }]);
  });

  it.each([
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org, b@example.org',
    'a@example.org\nSubject: other',
    '"a" <a@example.org>',
    'a@example.org <b@example.org>',
    'group: a@example.org;',
    'a@example.org\u0000',
    'no address',
    '@example.org',
    '',
  ])('a recipient of %j reaches nobody', async (to) => {
    carrier = await post.begin();
    await expect(carrier.carry({ ...MAIL, to })).rejects.toBeInstanceOf(MailRefused);
    await carrier.carry(MAIL);
    expect(post.arrived().map((mail) => mail.to)).toEqual([[MAIL.to]]);
  });

  it.each(['Hello\r\nBcc: b@example.org', 'Hello\nX: y', 'Hello\rX: y', 'Hello\u0000'])(
    'a subject of %j adds no header',
    async (subject) => {
      carrier = await post.begin();
      await expect(carrier.carry({ ...MAIL, subject })).rejects.toBeInstanceOf(MailRefused);
    },
  );

  it('many at once arrive each once', async () => {
    carrier = await post.begin();
    const all = Array.from({ length: 25 }, (_, n) => `p${n}@example.org`);
    await Promise.all(all.map((to) => carrier.carry({ ...MAIL, to })));
    expect(
      post
        .arrived()
        .flatMap(({ to }) => to)
        .sort(),
    ).toEqual(all.sort());
  });
});

describe('over SMTP', () => {
  it('a mail names the configured sender and says that no answer is wanted', async () => {
    const carrier = await overSmtp.begin();
    await carrier.carry(MAIL);
    const [mail] = server.arrived;
    expect(mail?.from).toBe('rondo@example.org');
    const headers = headersOf(mail?.raw ?? '');
    expect(headers).toContain('From: Rondo <rondo@example.org>');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    await carrier.close();
    await overSmtp.end();
  });

  it.each([
    [550, true],
    [554, true],
    [451, false],
  ])('a refusal of %d is for ever: %s', async (code, forEver) => {
    const carrier = await overSmtp.begin();
    server.refuseWith = code;
    const outcome = await carrier.carry(MAIL).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(Error);
    expect(outcome instanceof MailRefused).toBe(forEver);
    await carrier.close();
    await overSmtp.end();
  });
});

describe('the outbox', () => {
  it('[PR-7] is for its owner alone; the console hears that there is a mail and not what it says', async () => {
    const carrier = await toOutbox.begin();
    await carrier.carry(MAIL);
    const [path = ''] = files();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder.path, 'outbox')).mode & 0o777).toBe(0o700);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(path);
    for (const secret of [MAIL.to, MAIL.subject, 'abcdefghij']) expect(said[0]).not.toContain(secret);
    await toOutbox.end();
  });

  it('[PL-29] forgets mails after a week', async () => {
    const carrier = await toOutbox.begin();
    const outbox = join(folder.path, 'outbox');
    mkdirSync(outbox);
    for (const [name, days] of [
      ['old.txt', 8],
      ['young.txt', 6],
    ] as const) {
      writeFileSync(join(outbox, name), 'x');
      const at = Date.now() / 1000 - days * 24 * 3600;
      utimesSync(join(outbox, name), at, at);
    }
    await carrier.carry(MAIL);
    expect(readdirSync(outbox)).toHaveLength(2);
    expect(readdirSync(outbox)).toContain('young.txt');
    await toOutbox.end();
  });
});
