import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { writeMail, type Letter } from '../../../server/mail/mail-texts.ts';
import { HttpTextMessages } from '../../../server/mail/text-messages.ts';

const link = 'https://rondo.example.org/app/reset#T0ken';
const LETTERS: Letter[] = [
  { kind: 'invitation', link },
  { kind: 'sign-up', link },
  { kind: 'has-account', link },
  { kind: 'reset', link },
  { kind: 'new-address', link },
  { kind: 'code', code: '123456' },
  { kind: 'changed', what: 'password', link },
  { kind: 'changed', what: 'address', link },
  { kind: 'changed', what: 'two-step', link },
  { kind: 'deleted' },
  { kind: 'locked', minutes: 15, link },
  { kind: 'alarm', accounts: 3, sources: 2 },
  { kind: 'user-report', month: '2026-11', link },
  { kind: 'analysis', month: '2026-11', failures: 12, locks: 3 },
];

describe('what mails say', () => {
  it.each(LETTERS)('[PL-14] $kind holds its link, code or figures, and nothing of anybody', (letter) => {
    // Whatever a careless caller adds to a letter: no template takes it up.
    const canaries = { name: 'Kanarie', email: 'kanarie@example.org', title: 'Kanarie', text: 'Kanarie' };
    for (const language of ['en', 'nl'] as const) {
      const mail = writeMail('kanarie@example.org', language, { ...canaries, ...letter });
      expect(mail.to).toBe('kanarie@example.org');
      expect(`${mail.subject}\n${mail.text}`.toLowerCase()).not.toContain('kanarie');
      expect(mail.subject).toMatch(/^[^\r\n]{5,80}$/);
      for (const [key, value] of Object.entries(letter))
        if (key !== 'kind' && key !== 'what') expect(mail.text).toContain(String(value));
    }
  });

  it('[PL-16][PR-6] no mail holds a password, and every link in one comes from its caller', () => {
    for (const letter of LETTERS)
      for (const language of ['en', 'nl'] as const) {
        const { text } = writeMail('a@example.org', language, letter);
        expect(text.match(/https?:\/\/\S+/g) ?? []).toEqual('link' in letter ? [link] : []);
        expect(text).not.toMatch(/(password|wachtwoord) (is|:)/i);
      }
  });

  it('says the same in both languages: another text for each', () => {
    for (const letter of LETTERS)
      expect(writeMail('a@example.org', 'en', letter).text).not.toBe(
        writeMail('a@example.org', 'nl', letter).text,
      );
  });
});

describe('text messages', () => {
  it('are handed to the gateway as JSON, with its name and password; a refusal is an error', async () => {
    const seen: { authorization: string | undefined; url: string | undefined; body: unknown }[] = [];
    let status = 202;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { authorization } = request.headers;
        seen.push({ authorization, url: request.url, body: JSON.parse(body) as unknown });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const gateway = new HttpTextMessages(`http://me:s%20cret@127.0.0.1:${port}/send?x=1`);
    await gateway.send('+31612345678', 'Your code is 123456');
    expect(seen).toEqual([
      {
        authorization: `Basic ${Buffer.from('me:s cret').toString('base64')}`,
        url: '/send?x=1',
        body: { to: '+31612345678', text: 'Your code is 123456' },
      },
    ]);
    status = 500;
    await expect(gateway.send('+31612345678', 'x')).rejects.toThrow('500');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
