import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRepositories } from '../../../db/account-repositories.ts';
import { SqliteFailedAttemptsRepository } from '../../../db/failed-attempts-repository.ts';
import { accounts as accountsTable } from '../../../db/schema.ts';
import { createAccounts, type Accounts } from '../../../server/accounts/create-accounts.ts';
import type { StepAnswer } from '../../../server/accounts/two-step.ts';
import { NOWHERE } from '../../../server/accounts/whereabouts.ts';
import { MailQueue } from '../../../server/mail/mail-queue.ts';
import { createLog } from '../../../server/platform/log.ts';
import { areaUnderCurve } from '../../support/area-under-curve.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { KeptMails } from '../../support/kept-mails.ts';

const EACH = 250;
const HOUR = 3_600_000;
/** With so few of each, chance alone goes as far as this. */
const ALIKE = 0.58;
const OWNER = { id: 'owner', email: 'owner@example.org', language: 'en' } as const;

let test: TestDatabase;
let accounts: Accounts;
let now = 1_000_000;
const post = new KeptMails();
beforeAll(() => {
  test = testDatabase();
  // Waiting for the disk would hide every difference beside it, and take long.
  test.database.sqlite.pragma('synchronous = OFF');
  const row = { ...OWNER, emailKey: OWNER.email, passwordHash: '-', createdAt: 0 };
  test.database.orm.insert(accountsTable).values(row).run();
  const [clock, log] = [() => now, createLog('silent')];
  accounts = createAccounts({
    repositories: accountRepositories(test.database),
    attempts: new SqliteFailedAttemptsRepository(test.database),
    secrets: { keyFor: () => Buffer.alloc(32, 1) },
    config: { encrypted: false, signUp: 'invited', twoStep: 'required', operatorEmail: null },
    mails: new MailQueue({ carrier: post, clock, log }),
    ...{ clock, log, texts: null, baseUrl: () => 'http://host', passkeyOrigin: () => 'http://host' },
  });
});
afterAll(async () => {
  await accounts.close();
  await test[Symbol.asyncDispose]();
});

/** A first step that is done, with the code that was mailed for the second. */
async function begun(): Promise<{ ticket: string; code: string }> {
  // An hour apart, so that no limit is met.
  now += HOUR;
  const { ticket } = await accounts.twoStep.begin(OWNER);
  await accounts.settled();
  return { ticket, code: post.code(OWNER.email) };
}

const changed = (code: string, from: number) =>
  [...code].map((digit, at) => (at < from ? digit : String((Number(digit) + 1) % 10))).join('');

async function took(ticket: string, answer: StepAnswer, refusal: string): Promise<number> {
  const began = performance.now();
  const outcome = await accounts.twoStep.finish(ticket, answer, NOWHERE);
  const time = performance.now() - began;
  expect(outcome).toMatchObject({ ok: false, refusal });
  return time;
}

/** Two kinds of answers in turn; who comes first changes. */
async function area(pair: (at: number) => Promise<[() => Promise<number>, () => Promise<number>]>) {
  const times: [number[], number[]] = [[], []];
  for (let at = -10; at < EACH; at++) {
    const ask = await pair(at);
    for (const which of at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const time = await ask[which]();
      if (at >= 0) times[which].push(time);
    }
  }
  const found = areaUnderCurve(...times);
  return Math.max(found, 1 - found);
}

describe('[PL-15] how long the second step takes tells no more than its answer', { retry: 2 }, () => {
  it('a code with one wrong digit takes as long as one with none right', async () => {
    const found = await area(async () => {
      const { ticket, code } = await begun();
      const wrong = (from: number) => () =>
        took(ticket, { way: 'mail', code: changed(code, from) }, 'code-wrong');
      return [wrong(5), wrong(0)];
    });
    expect(found).toBeLessThanOrEqual(ALIKE);
  });

  it('an attempt that is over takes as long as one that never was', async () => {
    const { ticket, code } = await begun();
    expect((await accounts.twoStep.finish(ticket, { way: 'mail', code }, NOWHERE)).ok).toBe(true);
    const found = await area(async (at) => {
      const unknown = `never-${at}`.padEnd(ticket.length, 'x');
      const asked = (which: string) => () => took(which, { way: 'mail', code }, 'sign-in-over');
      return [asked(ticket), asked(unknown)];
    });
    expect(found).toBeLessThanOrEqual(ALIKE);
  });

  it('whatever way is tried that the account does not have, the answer is the same as for a wrong code', async () => {
    for (const way of ['app', 'phone', 'passkey', 'recovery', 'mail'] as const) {
      const { ticket, code } = await begun();
      await took(ticket, { way, code: changed(code, 0) }, 'code-wrong');
    }
  });
});
