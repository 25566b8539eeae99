import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Mail } from '../../../server/mail/mail-carrier.ts';
import { MailQueue } from '../../../server/mail/mail-queue.ts';
import { SmtpCarrier } from '../../../server/mail/smtp-carrier.ts';
import { MailServer } from '../../support/mail-server.ts';

const MAIL: Mail = { to: 'kanarie@example.org', subject: 'Kanarie', text: 'Kanarie 123456' };
const HOUR = 3_600_000;

let logged = '';
let now = 0;
const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  }),
);
afterEach(() => {
  logged = '';
  now = 0;
});

async function post(): Promise<{ server: MailServer; queue: MailQueue } & AsyncDisposable> {
  const server = await MailServer.start();
  const carrier = new SmtpCarrier({ url: server.url, from: 'rondo@example.org' });
  const queue = new MailQueue({ carrier, clock: () => now, log, waits: [5, 5, 5] });
  return {
    server,
    queue,
    async [Symbol.asyncDispose]() {
      await queue.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('the queue of mails', () => {
  it('posting answers before anything is sent, and what is posted arrives', async () => {
    await using mails = await post();
    mails.queue.post(MAIL, HOUR);
    expect(mails.server.tries).toBe(0);
    await mails.queue.settled();
    expect(mails.server.arrived.map(({ to }) => to)).toEqual([[MAIL.to]]);
  });

  it('a mail server that is away for a while gets it later, once', async () => {
    await using mails = await post();
    mails.server.refuseWith = 451;
    mails.server.refuseTimes = 2;
    mails.queue.post(MAIL, HOUR);
    await vi.waitUntil(() => mails.server.arrived.length > 0);
    await mails.queue.settled();
    expect(mails.server.arrived).toHaveLength(1);
    expect(mails.server.tries).toBe(3);
  });

  it('gives up after the last wait, at once when refused for ever, and says so without the mail', async () => {
    await using mails = await post();
    mails.server.refuseWith = 451;
    mails.queue.post(MAIL, HOUR);
    await vi.waitUntil(() => logged.includes('could not be sent and was dropped'));
    expect(mails.server.tries).toBe(4);
    mails.server.refuseWith = 550;
    mails.queue.post(MAIL, HOUR);
    await vi.waitUntil(() => mails.server.tries === 5);
    await mails.queue.settled();
    mails.server.refuseWith = null;
    expect(mails.server.arrived).toEqual([]);
    expect(logged.toLowerCase()).not.toContain('kanarie');
    expect(logged).not.toContain('123456');
  });

  it('a mail whose code has run out meanwhile is not sent', async () => {
    await using mails = await post();
    mails.server.refuseWith = 451;
    mails.queue.post(MAIL, HOUR);
    mails.server.refuseTimes = 1;
    now = HOUR - 1;
    void mails.queue.settled().then(() => (now = HOUR));
    await vi.waitUntil(() => logged.includes('has run out'));
    expect(mails.server.arrived).toEqual([]);
  });

  it('closing brings what waits', async () => {
    const { server, queue } = await post();
    for (let n = 0; n < 10; n++) queue.post(MAIL, HOUR);
    await queue.close();
    expect(server.arrived).toHaveLength(10);
    queue.post(MAIL, HOUR);
    expect(logged).toContain('a mail was dropped');
    await server[Symbol.asyncDispose]();
  });
});
